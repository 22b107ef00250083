import { defaultSharing, type Sharing } from '../domain/sharing.ts';
import type { Reader, Writer } from './tables.ts';

export async function findSharing(db: Reader, personId: string): Promise<Sharing> {
  return (await findSharingOf(db, [personId])).get(personId) ?? defaultSharing;
}

/** Of those who have ever said; what holds for the others is the default. */
export async function findSharingOf(
  db: Reader,
  people: readonly string[],
): Promise<ReadonlyMap<string, Sharing>> {
  const rows = await db.selectFrom('sharing').selectAll().where('person_id', 'in', people).execute();
  return new Map(
    rows.map((row) => [
      row.person_id,
      { freeBusy: row.free_busy, nameWhenMissing: Boolean(row.name_when_missing) },
    ]),
  );
}

export async function replaceSharing(tx: Writer, personId: string, sharing: Sharing): Promise<void> {
  await deleteSharing(tx, personId);
  await tx
    .insertInto('sharing')
    .values({
      person_id: personId,
      free_busy: sharing.freeBusy,
      name_when_missing: sharing.nameWhenMissing ? 1 : 0,
    })
    .execute();
}

export async function deleteSharing(tx: Writer, personId: string): Promise<void> {
  await tx.deleteFrom('sharing').where('person_id', '=', personId).execute();
}
