import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connections } from './chain.ts';
import { inOwnFolder } from './place.ts';
import { type BenchResult, judge, spreadOf } from './result.ts';
import { inTurn, ratioOf } from './rounds.ts';
import type { Usage } from './tracing/service.ts';
import { runWrk } from './wrk.ts';

const slices = 4;
const sliceSeconds = 1;
const leftOut = new URL('tracing/left-out.ts', import.meta.url).href;

/** What a request takes with the code that traces, which is off, against the same without that code. */
export function benchTracing(): Promise<BenchResult[]> {
  return inOwnFolder(async (directory) => {
    const off = await start(directory, []);
    const none = await start(directory, [`--import=${leftOut}`]);
    try {
      const { ours, theirs } = await inTurn(
        () => measure(off),
        () => measure(none),
      );
      return [
        judge({
          name: 'CPU of a request with three statements, tracing off, against none',
          unit: 'µs',
          limit: { of: 'ratio', bound: 'at least', value: 0.95 },
          ours: spreadOf(ours),
          theirs: spreadOf(theirs),
          ratio: ratioOf(theirs, ours),
        }),
      ];
    } finally {
      for (const { process } of [off, none]) process.disconnect();
    }
  });
}

interface Side {
  readonly process: ChildProcess;
  readonly url: string;
}

async function start(directory: string, execArgv: readonly string[]): Promise<Side> {
  const process = fork(new URL('tracing/service.ts', import.meta.url), [directory], {
    execArgv: [...execArgv],
  });
  const [url]: string[] = await once(process, 'message');
  return { process, url: `${url}/api/tutors` };
}

/** Microseconds a request: of several slices the one that was disturbed least. */
async function measure(side: Side): Promise<number> {
  const taken: number[] = [];
  for (let slice = 0; slice < slices; slice += 1) taken.push(await measureSlice(side));
  return Math.min(...taken);
}

async function measureSlice({ process, url }: Side): Promise<number> {
  const before = await usageOf(process);
  const { errors } = await runWrk({ url, connections, seconds: sliceSeconds });
  if (errors > 0) throw new Error(`${errors} requests failed`);
  const after = await usageOf(process);
  return (after.cpu - before.cpu) / (after.requests - before.requests);
}

async function usageOf(process: ChildProcess): Promise<Usage> {
  process.send('usage');
  const [usage]: Usage[] = await once(process, 'message');
  if (!usage) throw new Error('It says what it takes.');
  return usage;
}
