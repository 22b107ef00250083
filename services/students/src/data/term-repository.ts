import type { Kysely, Transaction } from 'kysely';
import type { Tables, TermRow } from './tables.ts';

type Reader = Kysely<Tables> | Transaction<Tables>;

export interface TermQuery {
  readonly after?: { readonly startsOn: string; readonly code: string } | undefined;
  readonly limit: number;
}

/** Latest start first. */
export function findTerms(db: Reader, { after, limit }: TermQuery): Promise<TermRow[]> {
  let query = db.selectFrom('terms').selectAll().orderBy('starts_on', 'desc').orderBy('code').limit(limit);
  if (after) {
    query = query.where(({ eb, and, or }) =>
      or([
        eb('starts_on', '<', after.startsOn),
        and([eb('starts_on', '=', after.startsOn), eb('code', '>', after.code)]),
      ]),
    );
  }
  return query.execute();
}

export async function findTerm(db: Reader, code: string): Promise<TermRow | null> {
  return (await db.selectFrom('terms').selectAll().where('code', '=', code).executeTakeFirst()) ?? null;
}

/** True when the term was there and is changed. */
export async function updateTerm(db: Transaction<Tables>, row: TermRow): Promise<boolean> {
  const { code, ...values } = row;
  const { numUpdatedRows } = await db
    .updateTable('terms')
    .set(values)
    .where('code', '=', code)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertTerm(db: Transaction<Tables>, row: TermRow): Promise<void> {
  await db.insertInto('terms').values(row).execute();
}
