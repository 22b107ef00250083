import type { CounterName, GaugeName, HistogramName } from './metric-catalogue.ts';

/** From bounded sets: patterns, types, rules, statuses. Never ids or anything of a person. */
export type Attributes = Readonly<Record<string, string | number>>;

/** One value of a gauge, now. */
export interface Observation {
  readonly value: number;
  readonly attributes?: Attributes;
}

export type ReadGauge = () => readonly Observation[] | Promise<readonly Observation[]>;

/** Where what is measured is kept until somebody fetches it, or is sent from. */
export interface Sink {
  count(name: CounterName, attributes: Attributes, by: number): void;
  record(name: HistogramName, value: number, attributes: Attributes): void;
  /** Asks `read` whenever values are wanted; answers how to end that. */
  observe(name: GaugeName, read: ReadGauge): () => void;
}

/** Upper ends of the buckets of every histogram, in seconds. */
export const durationBounds = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
