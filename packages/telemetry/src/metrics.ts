import type { Attributes, Counter, Histogram, Meter, ObservableGauge } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, type MetricReader } from '@opentelemetry/sdk-metrics';
import {
  type CounterName,
  type GaugeName,
  getMetric,
  type HistogramName,
  type MetricName,
} from './metric-catalogue.ts';

export type { Attributes } from '@opentelemetry/api';

/** One value of a gauge, now. */
export interface Observation {
  readonly value: number;
  readonly attributes?: Attributes;
}

/** Upper ends of the histogram's buckets, in seconds. */
const durationBounds = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What a process measures of itself. One a process: the code that measures need not be handed anything. */
class Metrics {
  readonly #prometheus = new PrometheusExporter({ preventServerStart: true });
  readonly #provider: MeterProvider;
  readonly #meter: Meter;
  readonly #instruments = new Map<MetricName, Counter | Histogram | ObservableGauge>();

  constructor({ service, readers }: MetricsOptions) {
    this.#provider = new MeterProvider({
      resource: resourceFromAttributes({ 'service.name': service }),
      readers: [this.#prometheus, ...readers],
    });
    this.#meter = this.#provider.getMeter('studyhall');
  }

  counter(name: CounterName): Counter {
    return this.#find(name, (options) => this.#meter.createCounter(name, options));
  }

  histogram(name: HistogramName): Histogram {
    const advice = { explicitBucketBoundaries: durationBounds };
    return this.#find(name, (options) => this.#meter.createHistogram(name, { ...options, advice }));
  }

  gauge(name: GaugeName): ObservableGauge {
    return this.#find(name, (options) => this.#meter.createObservableGauge(name, options));
  }

  async render(): Promise<string> {
    const { resourceMetrics, errors } = await this.#prometheus.collect();
    if (errors.length > 0) throw new AggregateError(errors, 'A part of the metrics could not be read.');
    return new PrometheusSerializer().serialize(resourceMetrics);
  }

  shutdown(): Promise<void> {
    return this.#provider.shutdown();
  }

  #find<I extends Counter | Histogram | ObservableGauge>(
    name: MetricName,
    make: (options: { unit: string; description: string }) => I,
  ): I {
    const known = this.#instruments.get(name);
    // Made below, by the same function for the same name.
    if (known) return known as I;
    const { unit, about } = getMetric(name);
    const made = make({ unit, description: about });
    this.#instruments.set(name, made);
    return made;
  }
}

export interface MetricsOptions {
  readonly service: string;
  /** Those that send what is measured elsewhere. */
  readonly readers: readonly MetricReader[];
}

let current: Metrics | undefined;

/** Without a start, what is measured can be read and goes nowhere: so it is in tests. */
function ensure(): Metrics {
  current ??= new Metrics({ service: 'studyhall', readers: [] });
  return current;
}

/** Before anything is measured. */
export function startMetrics(options: MetricsOptions): void {
  if (current) throw new Error('Something is measured already.');
  current = new Metrics(options);
}

/** Sends what is not sent yet. */
export async function stopMetrics(): Promise<void> {
  await current?.shutdown();
}

export function count(name: CounterName, attributes: Attributes = {}, by = 1): void {
  ensure().counter(name).add(by, attributes);
}

export function record(name: HistogramName, value: number, attributes: Attributes = {}): void {
  ensure().histogram(name).record(value, attributes);
}

/** Asks `read` whenever the metrics are read; answers how to end that. What cannot be read is not shown then. */
export function observe(
  name: GaugeName,
  read: () => readonly Observation[] | Promise<readonly Observation[]>,
): () => void {
  const gauge = ensure().gauge(name);
  const callback = async (result: { observe(value: number, attributes?: Attributes): void }) => {
    for (const { value, attributes } of await read()) result.observe(value, attributes);
  };
  gauge.addCallback(callback);
  return () => gauge.removeCallback(callback);
}

/** Everything measured so far, in Prometheus's text format. */
export function renderMetrics(): Promise<string> {
  return ensure().render();
}
