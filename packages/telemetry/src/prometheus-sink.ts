import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { getMetric, type MetricName, prometheusName } from './metric-catalogue.ts';
import { type Attributes, durationBounds, type Observation, type ReadGauge, type Sink } from './sink.ts';

/** Keeps what is measured for whoever fetches `/metrics`. */
export class PrometheusSink implements Sink {
  readonly #registry = new Registry();
  readonly #counters = new Map<MetricName, Counter>();
  readonly #histograms = new Map<MetricName, Histogram>();
  readonly #reads = new Map<MetricName, Set<ReadGauge>>();

  count(name: MetricName, attributes: Attributes, by: number): void {
    const counter = this.#counters.get(name) ?? new Counter(this.#describe(name));
    this.#counters.set(name, counter);
    counter.inc(toLabels(attributes), by);
  }

  record(name: MetricName, value: number, attributes: Attributes): void {
    const histogram =
      this.#histograms.get(name) ?? new Histogram({ ...this.#describe(name), buckets: durationBounds });
    this.#histograms.set(name, histogram);
    histogram.observe(toLabels(attributes), value);
  }

  observe(name: MetricName, read: ReadGauge): () => void {
    const reads = this.#reads.get(name) ?? this.#openGauge(name);
    reads.add(read);
    return () => reads.delete(read);
  }

  async observed(name: MetricName): Promise<readonly Observation[]> {
    const reads = [...(this.#reads.get(name) ?? [])];
    return (await Promise.all(reads.map((read) => read()))).flat();
  }

  /** In Prometheus's text format. */
  render(): Promise<string> {
    return this.#registry.metrics();
  }

  #openGauge(name: MetricName): Set<ReadGauge> {
    const reads = new Set<ReadGauge>();
    this.#reads.set(name, reads);
    const read = () => this.observed(name);
    new Gauge({
      ...this.#describe(name),
      async collect() {
        const observations = await read();
        // What is gone since the last time must not stay.
        this.reset();
        for (const { value, attributes = {} } of observations) this.set(toLabels(attributes), value);
      },
    });
    return reads;
  }

  #describe(name: MetricName) {
    const { about, attributes = [] } = getMetric(name);
    return {
      name: prometheusName(name),
      help: about,
      labelNames: attributes.map(toLabel),
      registers: [this.#registry],
    };
  }
}

function toLabel(attribute: string): string {
  return attribute.replaceAll('.', '_');
}

function toLabels(attributes: Attributes): Record<string, string | number> {
  const labels: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(attributes)) labels[toLabel(name)] = value;
  return labels;
}
