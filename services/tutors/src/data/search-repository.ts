import type { SortKeys } from '../domain/search-order.ts';
import type { Tutor } from '../domain/tutor.ts';
import { listedTerm, soonestTermsOf, termsOf } from './search-terms.ts';
import type { Reader, Writer } from './tables.ts';

/** Makes searches find a tutor by what they are now. */
export async function replaceTerms(tx: Writer, tutor: Tutor, keys: SortKeys): Promise<void> {
  await deleteTerms(tx, tutor.id);
  const { id: tutor_id } = tutor;
  const { byRating: by_rating, bySoonest: by_soonest } = keys;
  await tx
    .insertInto('search_terms')
    .values(termsOf(tutor).map((term) => ({ tutor_id, term, by_rating })))
    .execute();
  await tx
    .insertInto('search_soonest')
    .values(soonestTermsOf(tutor).map((term) => ({ tutor_id, term, by_soonest })))
    .execute();
}

/** Makes searches find a tutor no more. */
export async function deleteTerms(tx: Writer, tutorId: string): Promise<void> {
  await tx.deleteFrom('search_terms').where('tutor_id', '=', tutorId).execute();
  await tx.deleteFrom('search_soonest').where('tutor_id', '=', tutorId).execute();
}

export async function updateRatingKey(tx: Writer, tutorId: string, byRating: string): Promise<void> {
  await tx.updateTable('search_terms').set({ by_rating: byRating }).where('tutor_id', '=', tutorId).execute();
}

export async function updateSoonestKey(tx: Writer, tutorId: string, bySoonest: string): Promise<void> {
  await tx
    .updateTable('search_soonest')
    .set({ by_soonest: bySoonest })
    .where('tutor_id', '=', tutorId)
    .execute();
}

/** Of those of the tutors who are listed. */
export async function findSortKeys(db: Reader, tutorIds: readonly string[]): Promise<Map<string, SortKeys>> {
  if (tutorIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('search_terms as t')
    .innerJoin('search_soonest as s', (join) =>
      join.onRef('s.tutor_id', '=', 't.tutor_id').onRef('s.term', '=', 't.term'),
    )
    .select(['t.tutor_id', 't.by_rating', 's.by_soonest'])
    .where('t.tutor_id', 'in', tutorIds)
    .where('t.term', '=', listedTerm)
    .execute();
  return new Map(rows.map((row) => [row.tutor_id, { byRating: row.by_rating, bySoonest: row.by_soonest }]));
}
