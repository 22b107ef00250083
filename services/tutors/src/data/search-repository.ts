import type { SortKeys } from '../domain/search-order.ts';
import type { Tutor } from '../domain/tutor.ts';
import { listedTerm, termsOf } from './search-terms.ts';
import type { Reader, Writer } from './tables.ts';

/** Makes searches find a tutor by what they are now. */
export async function replaceTerms(tx: Writer, tutor: Tutor, keys: SortKeys): Promise<void> {
  await deleteTerms(tx, tutor.id);
  const row = { tutor_id: tutor.id, by_rating: keys.byRating, by_soonest: keys.bySoonest };
  await tx
    .insertInto('search_terms')
    .values(termsOf(tutor).map((term) => ({ ...row, term })))
    .execute();
}

/** Makes searches find a tutor no more. */
export async function deleteTerms(tx: Writer, tutorId: string): Promise<void> {
  await tx.deleteFrom('search_terms').where('tutor_id', '=', tutorId).execute();
}

/** Changes the keys that differ: each that does costs a change of its index for every term. */
export async function updateSortKeys(tx: Writer, tutorId: string, changes: Partial<SortKeys>): Promise<void> {
  const { byRating, bySoonest } = changes;
  if (byRating === undefined && bySoonest === undefined) return;
  await tx
    .updateTable('search_terms')
    .set({
      ...(byRating !== undefined && { by_rating: byRating }),
      ...(bySoonest !== undefined && { by_soonest: bySoonest }),
    })
    .where('tutor_id', '=', tutorId)
    .execute();
}

/** Of those of the tutors who are listed. */
export async function findSortKeys(db: Reader, tutorIds: readonly string[]): Promise<Map<string, SortKeys>> {
  if (tutorIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('search_terms')
    .select(['tutor_id', 'by_rating', 'by_soonest'])
    .where('tutor_id', 'in', tutorIds)
    .where('term', '=', listedTerm)
    .execute();
  return new Map(rows.map((row) => [row.tutor_id, { byRating: row.by_rating, bySoonest: row.by_soonest }]));
}
