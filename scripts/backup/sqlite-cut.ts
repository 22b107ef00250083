import { basename, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';

/** How long a cut waits for a transaction that is under way. */
const patienceMs = 30_000;

/** A file that is no sound database; the message says which. */
export class DamagedDatabaseError extends Error {
  override name = 'DamagedDatabaseError';
  constructor(file: string, found: string) {
    super(`${file} is damaged: ${found}`);
  }
}

/**
 * Copies databases that others write to, all as they were at one moment: what was committed before it in any of them
 * is in the copies, and nothing that came later. Writers wait while the moment is fixed, some milliseconds, and not
 * while files are copied.
 */
export async function copyAtOneMoment(files: readonly string[], target: string): Promise<void> {
  const snapshots = takeSnapshots(files);
  try {
    for (const { file, reader } of snapshots) {
      const copy = join(target, basename(file));
      await backup(reader, copy);
      requireSound(copy);
    }
  } finally {
    for (const { reader } of snapshots) reader.close();
  }
}

interface Snapshot {
  readonly file: string;
  /** Reads what there was at the moment, as long as it is open. */
  readonly reader: DatabaseSync;
}

function takeSnapshots(files: readonly string[]): Snapshot[] {
  const gates: DatabaseSync[] = [];
  const snapshots: Snapshot[] = [];
  try {
    for (const file of files) {
      const gate = new DatabaseSync(file, { timeout: patienceMs });
      gates.push(gate);
      // Nobody writes from here on until it is closed.
      gate.exec('BEGIN IMMEDIATE');
    }
    for (const file of files) {
      const reader = new DatabaseSync(file, { readOnly: true });
      snapshots.push({ file, reader });
      // The first read fixes what a transaction sees.
      reader.exec('BEGIN');
      reader.prepare('SELECT count(*) FROM sqlite_schema').get();
    }
    return snapshots;
  } catch (error) {
    for (const { reader } of snapshots) reader.close();
    throw error;
  } finally {
    for (const gate of gates) gate.close();
  }
}

function requireSound(file: string): void {
  const copy = new DatabaseSync(file, { readOnly: true });
  try {
    const found = copy
      .prepare('PRAGMA integrity_check')
      .all()
      .map((row) => String(row['integrity_check']));
    if (found.join() !== 'ok') throw new DamagedDatabaseError(file, found.slice(0, 3).join(', '));
  } catch (error) {
    throw isMalformed(error) ? new DamagedDatabaseError(file, error.message) : error;
  } finally {
    copy.close();
  }
}

/** SQLite’s own codes: a page makes no sense, or the whole file. */
const malformed: readonly unknown[] = [11, 26];

function isMalformed(error: unknown): error is Error {
  return error instanceof Error && 'errcode' in error && malformed.includes(error.errcode);
}
