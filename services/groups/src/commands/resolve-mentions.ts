import { findActiveMembers } from '../data/membership-repository.ts';
import type { Reader } from '../data/tables.ts';
import { findMentions } from '../domain/mention.ts';
import type { Mention } from '../domain/post.ts';

/** The members of a group whom a text mentions. */
export async function resolveMentions(db: Reader, groupId: string, text: string): Promise<Mention[]> {
  if (!text.includes('@')) return [];
  const members = await findActiveMembers(db, groupId);
  return findMentions(
    text,
    members.map(({ personId, personName }) => ({ id: personId, name: personName })),
  );
}
