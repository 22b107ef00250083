import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type Reader = Kysely<Tables> | Transaction<Tables>;

/** Rows in one statement: far below what either engine takes in parameters. */
const chunkSize = 500;

export function inChunks<T>(rows: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < rows.length; start += chunkSize)
    chunks.push(rows.slice(start, start + chunkSize));
  return chunks;
}
