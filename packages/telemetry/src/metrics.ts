import type { CounterName, GaugeName, HistogramName } from './metric-catalogue.ts';
import { PrometheusSink } from './prometheus-sink.ts';
import type { Attributes, Observation, ReadGauge, Sink } from './sink.ts';

/** One set a process: the code that measures need not be handed anything. */
const prometheus = new PrometheusSink();
const sinks: Sink[] = [prometheus];

/** From now on, what is measured goes there too. Before anything is observed. */
export function addSink(sink: Sink): void {
  sinks.push(sink);
}

export function count(name: CounterName, attributes: Attributes = {}, by = 1): void {
  for (const sink of sinks) sink.count(name, attributes, by);
}

export function record(name: HistogramName, value: number, attributes: Attributes = {}): void {
  for (const sink of sinks) sink.record(name, value, attributes);
}

/** Asks `read` whenever values are wanted; answers how to end that. */
export function observe(name: GaugeName, read: ReadGauge): () => void {
  const ends = sinks.map((sink) => sink.observe(name, read));
  return () => {
    for (const end of ends) end();
  };
}

/** What a gauge shows now. */
export function observed(name: GaugeName): Promise<readonly Observation[]> {
  return prometheus.observed(name);
}

/** Everything measured so far, in Prometheus's text format. */
export function renderMetrics(): Promise<string> {
  return prometheus.render();
}
