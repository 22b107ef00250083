import type { Logger } from '@studyhall/http';

/** Work that no answer waits for, such as mail; finished before the process stops. */
export interface Background {
  run(what: string, work: () => Promise<unknown>): void;
  settle(): Promise<void>;
}

export function createBackground(log: Logger): Background {
  const running = new Set<Promise<void>>();
  return {
    run: (what, work) => {
      const task: Promise<void> = work()
        .then(() => undefined)
        .catch((error: unknown) => log.error({ err: error }, `${what} failed`))
        .finally(() => running.delete(task));
      running.add(task);
    },
    settle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
