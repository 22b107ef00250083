import { toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { Reader, Writer } from './tables.ts';

export interface Notes {
  readonly shared: string;
  /** The tutor's own. */
  readonly private: string;
}

export const noNotes: Notes = { shared: '', private: '' };

export async function findNotes(db: Reader, sessionId: string): Promise<Notes | null> {
  const row = await db
    .selectFrom('session_notes')
    .select(['shared_text as shared', 'private_text as private'])
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  return row ?? null;
}

/** By session. */
export async function findNotesOfPerson(db: Reader, personId: string): Promise<ReadonlyMap<string, Notes>> {
  const rows = await db
    .selectFrom('session_notes as n')
    .innerJoin('sessions as s', 's.id', 'n.session_id')
    .select(['n.session_id', 'n.shared_text as shared', 'n.private_text as private'])
    .where(({ eb, or }) => or([eb('s.student_id', '=', personId), eb('s.tutor_id', '=', personId)]))
    .execute();
  return new Map(rows.map(({ session_id, ...notes }) => [session_id, notes]));
}

/** False when the session has no notes yet. */
export async function updateNotes(
  tx: Writer,
  sessionId: string,
  { at, ...notes }: Partial<Notes> & { readonly at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('session_notes')
    .set({
      changed_at: toDatabaseInstant(at),
      ...(notes.shared !== undefined && { shared_text: notes.shared }),
      ...(notes.private !== undefined && { private_text: notes.private }),
    })
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function insertNotes(
  tx: Writer,
  sessionId: string,
  { at, ...notes }: Notes & { readonly at: Instant },
): Promise<void> {
  await tx
    .insertInto('session_notes')
    .values({
      session_id: sessionId,
      shared_text: notes.shared,
      private_text: notes.private,
      changed_at: toDatabaseInstant(at),
    })
    .execute();
}
