import type { Reader } from './reader.ts';
import type { Writer } from './tables.ts';

export async function isAddressBlocked(db: Reader, hash: string): Promise<boolean> {
  const row = await db
    .selectFrom('blocked_addresses')
    .select('address_hash')
    .where('address_hash', '=', hash)
    .executeTakeFirst();
  return row !== undefined;
}

/** The caller holds the stream's lock. */
export async function blockAddress(tx: Writer, hash: string, at: string): Promise<void> {
  if (await isAddressBlocked(tx, hash)) return;
  await tx.insertInto('blocked_addresses').values({ address_hash: hash, blocked_at: at }).execute();
}
