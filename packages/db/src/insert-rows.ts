import { CompiledQuery, type Insertable, type Transaction } from 'kysely';

/** Parameters of one INSERT stay far below what either engine takes. */
const rowsPerInsert = 500;

/**
 * Inserts rows of values that all have the same columns, or throws TypeError; nothing for no rows. It writes its text
 * itself: for the busiest tables, where building a statement takes longer than SQLite takes to run it.
 */
export async function insertRows<Tables, Table extends keyof Tables & string>(
  tx: Transaction<Tables>,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first) as (keyof typeof first & string)[];
  const isAlike = (row: object) =>
    Object.keys(row).length === columns.length && columns.every((name) => Object.hasOwn(row, name));
  if (!rows.every(isAlike)) throw new TypeError(`The rows for ${table} have different columns.`);
  // Both engines take names in backquotes.
  const head = `INSERT INTO \`${table}\` (${columns.map((name) => `\`${name}\``).join(', ')}) VALUES `;
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  for (let from = 0; from < rows.length; from += rowsPerInsert) {
    const part = rows.slice(from, from + rowsPerInsert);
    const values = part.flatMap((row) => columns.map((name) => row[name]));
    await tx.executeQuery(CompiledQuery.raw(head + part.map(() => tuple).join(', '), values));
  }
}
