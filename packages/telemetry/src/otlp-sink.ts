import type { Counter, Histogram, ObservableGauge, ObservableResult } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { getMetric, type MetricName } from './metric-catalogue.ts';
import { describeOrigin, type Origin } from './resource.ts';
import { type Attributes, durationBounds, type ReadGauge, type Sink } from './sink.ts';

const exportEveryMs = 15_000;

/** Sends what is measured to an OpenTelemetry collector, where the standard variables say. */
export class OtlpSink implements Sink {
  readonly #provider: MeterProvider;
  readonly #counters = new Map<MetricName, Counter>();
  readonly #histograms = new Map<MetricName, Histogram>();
  readonly #gauges = new Map<MetricName, ObservableGauge>();

  constructor(origin: Origin) {
    const exporter = new OTLPMetricExporter();
    this.#provider = new MeterProvider({
      resource: describeOrigin(origin),
      readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: exportEveryMs })],
    });
  }

  count(name: MetricName, attributes: Attributes, by: number): void {
    const counter = this.#counters.get(name) ?? this.#meter().createCounter(name, describe(name));
    this.#counters.set(name, counter);
    counter.add(by, attributes);
  }

  record(name: MetricName, value: number, attributes: Attributes): void {
    const advice = { explicitBucketBoundaries: durationBounds };
    const histogram =
      this.#histograms.get(name) ?? this.#meter().createHistogram(name, { ...describe(name), advice });
    this.#histograms.set(name, histogram);
    histogram.record(value, attributes);
  }

  observe(name: MetricName, read: ReadGauge): () => void {
    const gauge = this.#gauges.get(name) ?? this.#meter().createObservableGauge(name, describe(name));
    this.#gauges.set(name, gauge);
    const callback = async (result: ObservableResult) => {
      for (const { value, attributes } of await read()) result.observe(value, attributes);
    };
    gauge.addCallback(callback);
    return () => gauge.removeCallback(callback);
  }

  /** Sends what is not sent yet. */
  shutdown(): Promise<void> {
    return this.#provider.shutdown();
  }

  #meter() {
    return this.#provider.getMeter('studyhall');
  }
}

function describe(name: MetricName): { unit: string; description: string } {
  const { unit, about } = getMetric(name);
  return { unit, description: about };
}
