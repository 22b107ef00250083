import { inSpan } from '@studyhall/telemetry';
import type { Context } from '../context.ts';
import { claimImport, findDueImports } from '../data/import-repository.ts';
import { refreshImport } from './refresh-import.ts';

const importsAtOnce = 8;
/** Longer than reading and laying out may take; after a crash somebody takes it up then. */
const claimMs = 120_000;

/** One round of what is due. Several processes share the work: each import is done by whoever claims it. */
export async function refreshDueImports(context: Context): Promise<boolean> {
  const { db, now } = context;
  const due = await findDueImports(db.read, now(), importsAtOnce);
  await Promise.all(due.map((entry) => refreshClaimed(context, entry)));
  return due.length === importsAtOnce;
}

async function refreshClaimed(context: Context, entry: { id: string; dueAt: number }): Promise<void> {
  const { db, now, log } = context;
  try {
    const until = now() + claimMs;
    if (!(await claimImport(db, entry, until))) return;
    await inSpan({ name: 'refresh import' }, () => refreshImport(context, entry.id, until));
  } catch (error) {
    log.warn({ err: error, importId: entry.id }, 'import could not be refreshed; trying again later');
  }
}
