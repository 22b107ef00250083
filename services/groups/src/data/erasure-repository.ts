import { toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { Mention } from '../domain/post.ts';
import type { Reader, Writer } from './tables.ts';

interface Mentioning {
  readonly id: string;
  readonly mentions: readonly Mention[];
}

/** The posts that mention a person. There is no index for it: it is for erasing alone. */
export async function findMentioning(db: Reader, personId: string): Promise<Mentioning[]> {
  const rows = await db
    .selectFrom('posts')
    .select(['id', 'mentions'])
    .where('mentions', 'like', `%${personId}%`)
    .execute();
  // Only this service writes the column, always as such an array.
  return rows.map(({ id, mentions }) => ({ id, mentions: JSON.parse(mentions) as Mention[] }));
}

export async function updateMentions(tx: Writer, id: string, mentions: readonly Mention[]): Promise<void> {
  await tx
    .updateTable('posts')
    .set({ mentions: JSON.stringify(mentions) })
    .where('id', '=', id)
    .execute();
}

/** Forgets who deleted posts and resolved reports. */
export async function erasePosts(tx: Writer, personId: string): Promise<void> {
  await tx.updateTable('posts').set({ deleted_by: null }).where('deleted_by', '=', personId).execute();
  await tx
    .updateTable('post_reports')
    .set({ resolved_by: null })
    .where('resolved_by', '=', personId)
    .execute();
}

interface Substitute {
  readonly id: string;
  readonly name: string;
  readonly at: Instant;
}

/** Deletes the invitations that were for a person; those they sent end, without a name. */
export async function eraseInvitations(
  tx: Writer,
  personId: string,
  { id, name, at }: Substitute,
): Promise<void> {
  await tx.deleteFrom('invitations').where('person_id', '=', personId).execute();
  await tx
    .deleteFrom('invitations')
    .where('settled_by', '=', personId)
    .where('status', 'in', ['accepted', 'declined'])
    .execute();
  await tx.updateTable('invitations').set({ settled_by: null }).where('settled_by', '=', personId).execute();
  const sent = tx.updateTable('invitations').where('invited_by', '=', personId);
  await sent
    .where('status', '=', 'pending')
    .set({ status: 'revoked', settled_at: toDatabaseInstant(at) })
    .execute();
  await sent.set({ invited_by: id, invited_by_name: name }).execute();
}
