import { insertRows, type Parameter, prepareQuery } from '@studyhall/db';
import type { Kysely, Transaction } from 'kysely';
import type { ParticipationRow, Tables } from './tables.ts';

type Reader = Kysely<Tables> | Transaction<Tables>;

export interface ParticipationQuery {
  readonly personId: string;
  readonly kind?: 'session' | 'group' | undefined;
  readonly after?: { readonly changedAt: string; readonly refId: string } | undefined;
  readonly limit: number;
}

/** Latest change first. */
export function findParticipation(db: Reader, query: ParticipationQuery): Promise<ParticipationRow[]> {
  const { personId, kind, after, limit } = query;
  let rows = db
    .selectFrom('participation')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('changed_at', 'desc')
    .orderBy('ref_id', 'desc')
    .limit(limit);
  if (kind) rows = rows.where('kind', '=', kind);
  if (after) {
    rows = rows.where(({ eb, and, or }) =>
      or([
        eb('changed_at', '<', after.changedAt),
        and([eb('changed_at', '=', after.changedAt), eb('ref_id', '<', after.refId)]),
      ]),
    );
  }
  return rows.execute();
}

type Key = Pick<ParticipationRow, 'person_id' | 'kind' | 'ref_id'>;

const selectChangedAt = prepareQuery((db: Reader, parameter: Parameter<Key>) =>
  db
    .selectFrom('participation')
    .select('changed_at')
    .where('person_id', '=', parameter('person_id'))
    .where('kind', '=', parameter('kind'))
    .where('ref_id', '=', parameter('ref_id')),
);

/** Keeps the newest state of one participation; an older one that arrives late changes nothing. */
export async function saveParticipation(db: Transaction<Tables>, row: ParticipationRow): Promise<void> {
  const { person_id, kind, ref_id, ...values } = row;
  const [known] = await selectChangedAt(db, row);
  if (known === undefined) {
    await insertRows(db, 'participation', [row]);
  } else if (known.changed_at <= row.changed_at) {
    await db
      .updateTable('participation')
      .set(values)
      .where('person_id', '=', person_id)
      .where('kind', '=', kind)
      .where('ref_id', '=', ref_id)
      .execute();
  }
}

interface GroupChange {
  readonly groupId: string;
  readonly title: string;
  /** Participations of this status get the other one. */
  readonly from: string;
  readonly to: string;
}

/** Changes everyone's participation in a group. */
export async function updateGroupParticipation(
  db: Transaction<Tables>,
  { groupId, title, from, to }: GroupChange,
): Promise<void> {
  const ofGroup = db.updateTable('participation').where('kind', '=', 'group').where('ref_id', '=', groupId);
  await ofGroup.set({ title }).execute();
  await ofGroup.set({ status: to }).where('status', '=', from).execute();
}
