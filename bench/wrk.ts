import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface WrkOptions {
  readonly url: string;
  readonly token?: string;
  readonly connections: number;
  readonly seconds: number;
}

/** Latencies in milliseconds; requests that failed or were answered otherwise than 2xx or 3xx are errors. */
export interface WrkFigures {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
}

/** One round of load by wrk, one thread, closed loop. */
export async function runWrk({ url, token, connections, seconds }: WrkOptions): Promise<WrkFigures> {
  const header = token === undefined ? [] : ['-H', `Authorization: Bearer ${token}`];
  const { stdout } = await run('wrk', [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--latency',
    '--timeout',
    '10s',
    ...header,
    url,
  ]);
  return {
    requestsPerSecond: Number(find(stdout, /Requests\/sec:\s+([\d.]+)/)),
    p50: toMilliseconds(find(stdout, /50%\s+([\d.]+\w+)/)),
    p99: toMilliseconds(find(stdout, /99%\s+([\d.]+\w+)/)),
    errors: countErrors(stdout),
  };
}

function find(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`wrk printed something unexpected:\n${text}`);
  return found;
}

const unitMs: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

function toMilliseconds(text: string): number {
  const unit = text.replace(/[\d.]/g, '');
  const factor = unitMs[unit];
  if (factor === undefined) throw new Error(`wrk printed an unknown unit: ${text}`);
  return Number.parseFloat(text) * factor;
}

function countErrors(text: string): number {
  const statuses = Number(/Non-2xx or 3xx responses: (\d+)/.exec(text)?.[1] ?? 0);
  const sockets = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(text) ?? [];
  return sockets.slice(1).reduce((sum, count) => sum + Number(count), statuses);
}
