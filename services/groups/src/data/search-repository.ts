import { searchTerms } from '@studyhall/db';
import { type Group, isListed } from '../domain/group.ts';
import type { Writer } from './tables.ts';

/** Makes searches find a group by what it is now; one that is not listed is found by nothing. */
export async function replaceTerms(tx: Writer, group: Group): Promise<void> {
  await tx.deleteFrom('search_terms').where('group_id', '=', group.id).execute();
  const terms = isListed(group) ? termsOf(group) : [];
  if (terms.length === 0) return;
  await tx
    .insertInto('search_terms')
    .values(terms.map((term) => ({ term, group_id: group.id })))
    .execute();
}

function termsOf({ name, topic, description, course }: Group): string[] {
  return searchTerms(name, topic ?? '', course?.code ?? '', course?.title ?? '', description);
}
