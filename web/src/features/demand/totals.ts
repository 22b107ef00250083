import type { ReportRow } from '../../api/types.ts';

export interface Totals {
  readonly asked: number;
  readonly held: number;
  readonly ahead: number;
  readonly lost: number;
  readonly unmet: number;
}

/** Every session that was asked for is in exactly one of the four others. */
export function totalsOf(row: ReportRow): Totals {
  const held = row.completed;
  const ahead = row.requested + row.confirmed;
  const lost = row.cancelled + row.noShows;
  const unmet = row.declined + row.expired;
  return { asked: held + ahead + lost + unmet, held, ahead, lost, unmet };
}

/** Those that were asked for most, most first. */
export function busiest(rows: readonly ReportRow[], count: number): ReportRow[] {
  return rows.toSorted((a, b) => totalsOf(b).asked - totalsOf(a).asked).slice(0, count);
}
