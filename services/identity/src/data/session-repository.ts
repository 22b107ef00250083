import type { Kysely, Transaction } from 'kysely';
import type { SessionRow, Tables } from './tables.ts';

type Reader = Kysely<Tables> | Transaction<Tables>;

export interface SessionQuery {
  readonly userId: string;
  readonly now: string;
  readonly beforeId?: string | undefined;
  readonly limit: number;
}

/** Those that still count, newest first. */
export function findSessions(
  db: Reader,
  { userId, now, beforeId, limit }: SessionQuery,
): Promise<SessionRow[]> {
  let query = db
    .selectFrom('sign_in_sessions')
    .selectAll()
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .limit(limit);
  if (beforeId !== undefined) query = query.where('id', '<', beforeId);
  return query.execute();
}

/** False when the person has no such session. */
export async function deleteSession(
  tx: Transaction<Tables>,
  { userId, id }: { userId: string; id: string },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('sign_in_sessions')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** How many were ended. */
export async function deleteOtherSessions(
  tx: Transaction<Tables>,
  { userId, keptId }: { userId: string; keptId: string },
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('sign_in_sessions')
    .where('user_id', '=', userId)
    .where('id', '<>', keptId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function deleteExpiredSessions(tx: Transaction<Tables>, now: string): Promise<void> {
  await tx.deleteFrom('sign_in_sessions').where('expires_at', '<=', now).execute();
}
