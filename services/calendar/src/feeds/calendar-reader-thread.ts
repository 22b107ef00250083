import { parentPort, workerData } from 'node:worker_threads';
import { InvalidCalendarError, readBusyTimes } from '@studyhall/ics';
import type { Job, Outcome } from './calendar-reader.ts';

// What calendar-reader.ts starts the thread with.
const line = workerData as Int32Array;

function work({ text, options }: Job): Outcome {
  try {
    return {
      calendar: readBusyTimes(text, { ...options, onLine: (number) => Atomics.store(line, 0, number) }),
    };
  } catch (error) {
    if (error instanceof InvalidCalendarError)
      return { invalid: { line: error.line, reason: error.message } };
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (job: Job) => parentPort?.postMessage(work(job)));
