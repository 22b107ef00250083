import { createLog, type Logger } from '@studyhall/http';

/** For what is not expected to say anything worth a look. */
export const testLog: Logger = createLog({ name: 'test', level: 'silent' });

export interface CollectedLog {
  readonly log: Logger;
  /** What was logged so far, parsed. */
  readonly entries: readonly Readonly<Record<string, unknown>>[];
}

/** A log whose lines a test can look at. */
export function collectLog(): CollectedLog {
  const entries: Record<string, unknown>[] = [];
  const stream = { write: (line: string) => void entries.push(JSON.parse(line)) };
  return { log: createLog({ name: 'test', level: 'debug', stream }), entries };
}
