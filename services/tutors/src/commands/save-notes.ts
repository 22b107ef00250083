import { isUniqueViolation } from '@studyhall/db';
import type { Context } from '../context.ts';
import { findNotes, insertNotes, type Notes, noNotes, updateNotes } from '../data/notes-repository.ts';

/** Changes the notes that are given and leaves the others. */
export async function saveNotes(
  context: Context,
  sessionId: string,
  changes: Partial<Notes>,
): Promise<Notes> {
  const { db, now } = context;
  const at = now();
  const save = () =>
    db.transaction(async (tx) => {
      const isThere = await updateNotes(tx, sessionId, { ...changes, at });
      if (!isThere) await insertNotes(tx, sessionId, { ...noNotes, ...changes, at });
      return (await findNotes(tx, sessionId)) ?? noNotes;
    });
  try {
    return await save();
  } catch (error) {
    // The other of the two wrote the first note in this moment.
    if (!isUniqueViolation(error)) throw error;
    return save();
  }
}
