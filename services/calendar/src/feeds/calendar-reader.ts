import { Worker } from 'node:worker_threads';
import { InvalidCalendarError, type ReadCalendar, type ReadOptions } from '@studyhall/ics';

export type ReadingOptions = Omit<ReadOptions, 'onLine'>;

export interface Job {
  readonly text: string;
  readonly options: ReadingOptions;
}

export type Outcome =
  | { readonly calendar: ReadCalendar }
  | { readonly invalid: { readonly line: number; readonly reason: string } }
  | { readonly failure: string };

/** Reads calendars in a thread of its own, one after the other, so that requests never wait for one. */
export interface CalendarReader {
  /** Throws InvalidCalendarError, also for a calendar that takes too much time or memory. */
  read(text: string, options: ReadingOptions): Promise<ReadCalendar>;
  close(): Promise<void>;
}

const threadUrl = new URL('calendar-reader-thread.ts', import.meta.url);
/** The work is bounded by counting; this is for what nobody has thought of. */
const readingLimits = { longestMs: 20_000, mostMegabytes: 256 };
/** A thread that nobody needs goes away. */
const idleMs = 60_000;

interface Thread {
  readonly worker: Worker;
  /** The line it works on. */
  readonly line: Int32Array;
  /** What it ended of, unless it was too much work. */
  failure?: Error;
}

export function createCalendarReader({ longestMs, mostMegabytes } = readingLimits): CalendarReader {
  let thread: Thread | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function stop(): Promise<void> {
    clearTimeout(idle);
    const { worker } = thread ?? {};
    thread = undefined;
    await worker?.terminate();
  }

  async function run(job: Job): Promise<ReadCalendar> {
    clearTimeout(idle);
    thread ??= startThread(mostMegabytes);
    const outcome = await workOn(thread, job, longestMs);
    if (outcome === undefined) {
      const { line: at, failure } = thread;
      const line = Math.max(1, Atomics.load(at, 0));
      await stop();
      if (failure) throw failure;
      throw new InvalidCalendarError(line, 'The calendar takes too much time or memory, about here.');
    }
    idle = setTimeout(() => void stop(), idleMs).unref();
    if ('calendar' in outcome) return outcome.calendar;
    if ('invalid' in outcome) throw new InvalidCalendarError(outcome.invalid.line, outcome.invalid.reason);
    throw new Error(`The calendar could not be read: ${outcome.failure}`);
  }

  return {
    read: (text, options) => {
      const reading = last.then(() => run({ text, options }));
      last = reading.catch(() => {});
      return reading;
    },
    close: async () => {
      await last;
      await stop();
    },
  };
}

function startThread(mostMegabytes: number): Thread {
  const line = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(threadUrl, {
    workerData: line,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  const thread: Thread = { worker, line };
  // It ends after an error, and whoever waits for it learns that.
  worker.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') thread.failure = error;
  });
  worker.unref();
  return thread;
}

/** Undefined where the thread had to be given up. */
async function workOn({ worker, line }: Thread, job: Job, longestMs: number): Promise<Outcome | undefined> {
  const { promise, resolve } = Promise.withResolvers<Outcome | undefined>();
  const giveUp = () => resolve(undefined);
  const timer = setTimeout(giveUp, longestMs);
  worker.once('message', resolve);
  worker.once('exit', giveUp);
  Atomics.store(line, 0, 1);
  worker.postMessage(job);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    worker.off('message', resolve);
    worker.off('exit', giveUp);
  }
}
