import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Figures } from './figures.ts';

export interface Order {
  /** Where the platform is, without a path. */
  readonly url: string;
  readonly path: string;
  readonly token: string | undefined;
  /** Null: as many as are answered, each connection asking again as soon as it is. */
  readonly perSecond: number | null;
  readonly connections: number;
  /** How long is measured, after a while that is not. */
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

/** What was seen of the requests that were due while it was measured. */
export interface Report {
  /** Those that were due, and how many of them found a connection that did not wait for an answer. */
  readonly asked: number;
  readonly sent: number;
  /** By status, or by the code of the error where there was no answer; from when a request was due. */
  readonly answers: Readonly<Record<string, Figures>>;
  /** Refusals that did not say when to come back. */
  readonly withoutRetryAfter: number;
}

/** Asks for one address over and over, in a process of its own: nothing else is to hold it up. */
export async function generate(order: Order): Promise<Report> {
  const process = fork(new URL('./generator-process.ts', import.meta.url));
  process.send(order);
  const told = await Promise.race([once(process, 'message'), once(process, 'exit')]);
  // Sent as such by generator-process.ts; where it ended without, Node has its exit code and signal here.
  const report = told[0] as Report | number | null;
  if (report === null || typeof report === 'number') throw new Error('The load generator broke off.');
  await once(process, 'exit');
  return report;
}
