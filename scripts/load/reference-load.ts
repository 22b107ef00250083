import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Figures } from './figures.ts';

export interface ReferenceLoad {
  readonly url: string;
  readonly token?: string | undefined;
  readonly perSecond: number;
  readonly clients: number;
  readonly seconds: number;
}

const program = fileURLToPath(import.meta.resolve('loadtest/bin/loadtest.js'));

/**
 * `loadtest --rps 1000 -c 500 -k`, as in the reference report, as a process of its own. It opens connections as it
 * needs them and counts whole milliseconds, rounded down.
 */
export async function runReferenceLoad(load: ReferenceLoad): Promise<Figures> {
  const { url, token, perSecond, clients, seconds } = load;
  const shape = ['--rps', String(perSecond), '-c', String(clients), '-k', '-t', String(seconds)];
  const header = token === undefined ? [] : ['-H', `authorization:Bearer ${token}`];
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...shape, ...header, url], {
    maxBuffer: 16 * 1024 ** 2,
  });
  return readFigures(stdout);
}

export function readFigures(output: string): Figures {
  const find = (pattern: RegExp) => {
    const found = pattern.exec(output)?.[1];
    if (found === undefined)
      throw new Error(`loadtest printed something unexpected:\n${output.slice(-2_000)}`);
    return Number(found);
  };
  const findShare = (percent: number) => find(new RegExp(`\\n\\s*${percent}%\\s+([\\d.]+) ms`));
  return {
    requests: find(/Completed requests:\s+(\d+)/),
    errors: find(/Total errors:\s+(\d+)/),
    mean: find(/Mean latency:\s+([\d.]+) ms/),
    p50: findShare(50),
    p90: findShare(90),
    p95: findShare(95),
    p99: findShare(99),
    max: findShare(100),
  };
}
