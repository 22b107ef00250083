import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface ReferenceLoad {
  readonly url: string;
  readonly token: string;
  readonly perSecond: number;
  readonly clients: number;
  readonly seconds: number;
}

/** What the reference report’s own tool says: a closed loop, which goes slower where it is answered slower. */
export interface ReferenceFigures {
  readonly requests: number;
  readonly errors: number;
  readonly p50: number;
  readonly p99: number;
}

const program = fileURLToPath(import.meta.resolve('loadtest/bin/loadtest.js'));

/** `loadtest --rps 1000 -c 500 -k`, as in the reference report, as a process of its own. */
export async function runReferenceLoad(load: ReferenceLoad): Promise<ReferenceFigures> {
  const { url, token, perSecond, clients, seconds } = load;
  const shape = ['--rps', String(perSecond), '-c', String(clients), '-k', '-t', String(seconds)];
  const header = ['-H', `authorization:Bearer ${token}`];
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...shape, ...header, url], {
    maxBuffer: 16 * 1024 ** 2,
  });
  return readFigures(stdout);
}

export function readFigures(output: string): ReferenceFigures {
  const find = (pattern: RegExp) => {
    const found = pattern.exec(output)?.[1];
    if (found === undefined)
      throw new Error(`loadtest printed something unexpected:\n${output.slice(-2_000)}`);
    return Number(found);
  };
  return {
    requests: find(/Completed requests:\s+(\d+)/),
    errors: find(/Total errors:\s+(\d+)/),
    p50: find(/\n\s*50%\s+([\d.]+) ms/),
    p99: find(/\n\s*99%\s+([\d.]+) ms/),
  };
}
