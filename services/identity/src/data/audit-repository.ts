import { newId, toDatabaseInstant } from '@studyhall/db';
import type { Kysely, Transaction } from 'kysely';
import type { AuditAction } from '../domain/audit.ts';
import type { SignInTrace } from '../domain/device.ts';
import type { AuditRow, Tables } from './tables.ts';

type Reader = Kysely<Tables> | Transaction<Tables>;

export interface AuditEntry {
  readonly action: AuditAction;
  readonly actorId?: string | null;
  readonly subjectId?: string | null;
  readonly network?: string | undefined;
  /** Small, and without names, addresses and secrets. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** `at` is epoch milliseconds. */
export async function insertAuditEntries(
  tx: Transaction<Tables>,
  entries: readonly AuditEntry[],
  at: number,
): Promise<void> {
  const rows = entries.map(
    ({ action, actorId, subjectId, network, details }): AuditRow => ({
      id: newId(),
      happened_at: toDatabaseInstant(at),
      action,
      actor_id: actorId ?? null,
      subject_id: subjectId ?? null,
      network: network ?? null,
      details: JSON.stringify(details ?? {}),
    }),
  );
  await tx.insertInto('audit_entries').values(rows).execute();
}

const lookBack = 200;

/** From where, and with what, a person has signed up or in lately. */
export async function findSignInTraces(db: Reader, personId: string): Promise<SignInTrace[]> {
  const rows = await db
    .selectFrom('audit_entries')
    .select(['network', 'details'])
    .where('subject_id', '=', personId)
    .where('action', 'in', ['account.created', 'sign-in.succeeded'])
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(lookBack)
    .execute();
  return rows.map(({ network, details }) => {
    // Written by insertAuditEntries alone; older entries name no device.
    const { device = null } = JSON.parse(details) as { device?: string };
    return { network, device };
  });
}

export interface AuditQuery {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly actorId?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly action?: AuditAction | undefined;
  readonly before?: { readonly at: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** Newest first. */
export function findAuditEntries(db: Reader, filter: AuditQuery): Promise<AuditRow[]> {
  const { from, to, actorId, subjectId, action, before, limit } = filter;
  let query = db
    .selectFrom('audit_entries')
    .selectAll()
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (from !== undefined) query = query.where('happened_at', '>=', from);
  if (to !== undefined) query = query.where('happened_at', '<', to);
  if (actorId !== undefined) query = query.where('actor_id', '=', actorId);
  if (subjectId !== undefined) query = query.where('subject_id', '=', subjectId);
  if (action !== undefined) query = query.where('action', '=', action);
  if (before) {
    query = query.where(({ eb, and, or }) =>
      or([
        eb('happened_at', '<', before.at),
        and([eb('happened_at', '=', before.at), eb('id', '<', before.id)]),
      ]),
    );
  }
  return query.execute();
}

export async function deleteAuditEntriesBefore(tx: Transaction<Tables>, before: string): Promise<void> {
  await tx.deleteFrom('audit_entries').where('happened_at', '<', before).execute();
}
