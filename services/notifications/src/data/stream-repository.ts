import { prepareQuery } from '@studyhall/db';
import { sql } from 'kysely';
import type { Reader } from './reader.ts';
import type { Writer } from './tables.ts';

/**
 * Begins every transaction that changes what anybody's stream shows. They follow one another from here to their
 * commits, in every process: nothing read after this can change before the commit.
 */
export async function lockStream(tx: Writer): Promise<void> {
  await takePositions(tx, 0);
}

/** The first of `count` new positions in a row. */
export async function takePositions(tx: Writer, count: number): Promise<number> {
  await tx
    .updateTable('stream_position')
    .set({ position: sql`position + ${count}` })
    .where('id', '=', 1)
    .execute();
  return (await readPosition(tx)) - count + 1;
}

const selectPosition = prepareQuery((db: Reader) =>
  db.selectFrom('stream_position').select('position').where('id', '=', 1),
);

/** Everything up to this position is committed. */
export async function readPosition(db: Reader): Promise<number> {
  const [row] = await selectPosition(db, {});
  if (!row) throw new Error('The position that every database begins with is missing');
  return Number(row.position);
}
