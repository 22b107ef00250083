import { isUniqueViolation, toDatabaseInstant } from '@studyhall/db';
import type { Context } from '../context.ts';
import type { TermRow } from '../data/tables.ts';
import { insertTerm, updateTerm } from '../data/term-repository.ts';
import { checkTerm, type Term } from '../domain/term.ts';
import { InvalidTermError } from '../errors.ts';

export async function saveTerm(context: Context, term: Term): Promise<TermRow> {
  const row = toTermRow(term, context.now());
  if (await context.db.transaction((tx) => updateTerm(tx, row))) return row;
  try {
    await context.db.transaction((tx) => insertTerm(tx, row));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await context.db.transaction((tx) => updateTerm(tx, row));
  }
  return row;
}

/** Throws InvalidTermError when the dates do not fit together. */
export function toTermRow(term: Term, now: number): TermRow {
  const problems = checkTerm(term);
  if (problems.length > 0) throw new InvalidTermError(problems);
  return {
    code: term.code,
    name: term.name,
    starts_on: term.startsOn,
    ends_on: term.endsOn,
    holidays: JSON.stringify([...term.holidays].sort()),
    updated_at: toDatabaseInstant(now),
  };
}
