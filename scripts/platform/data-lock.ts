import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process works on the data folder. */
export class DataInUseError extends Error {
  override name = 'DataInUseError';
  constructor(directory: string) {
    super(
      `Study Hall is running on ${directory} already. Stop it first, or set STUDYHALL_DATA to another folder.`,
    );
  }
}

const sqliteBusy = 5;

/**
 * Keeps others away from a data folder until it is released or this process ends, however it ends: the lock is the
 * operating system's, which Node only offers through SQLite.
 */
export function lockData(directory: string): { release: () => void } {
  mkdirSync(directory, { recursive: true });
  const lock = new DatabaseSync(join(directory, 'lock.sqlite'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    const isBusy = error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
    throw isBusy ? new DataInUseError(directory) : error;
  }
  return { release: () => lock.close() };
}
