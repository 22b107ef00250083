import { type Database, toDatabaseInstant } from '@studyhall/db';
import { readServiceConfig } from '@studyhall/platform';
import { type TestPlace, testLog } from '@studyhall/testing';
import type { Instant } from '@studyhall/time';
import { CompiledQuery, sql, type Transaction } from 'kysely';
import { openCalendarDatabase } from '../services/calendar/src/context.ts';
import { openTutorsDatabase } from '../services/tutors/src/context.ts';
import { soonestTermsOf, termsOf } from '../services/tutors/src/data/search-terms.ts';
import { insertTutor } from '../services/tutors/src/data/tutor-repository.ts';
import type { FreeTime } from '../services/tutors/src/domain/free-time.ts';
import { sortKeys } from '../services/tutors/src/domain/search-order.ts';
import { commitmentsOf, freeTimesAt, peopleCount, personId, tutorAt } from './search-population.ts';

const peopleAtOnce = 1_000;
const rowsAtOnce = 500;

/** Writes everyone's commitments and so many tutors into a platform's tables, which it has made. */
export async function loadPopulation(place: TestPlace, tutors: number, now: Instant): Promise<void> {
  await loadCalendar(place, now);
  await loadTutors(place, tutors, now);
}

function configFor(name: 'tutors' | 'calendar', { directory, url }: TestPlace) {
  return readServiceConfig(
    {
      SERVICE_SECRET: 'only for a benchmark'.padEnd(32),
      STUDYHALL_DATA: directory,
      ...(url !== undefined && { DATABASE_URL: url }),
    },
    name,
  );
}

async function loadCalendar(place: TestPlace, now: Instant): Promise<void> {
  const db = await openCalendarDatabase(configFor('calendar', place), testLog);
  await load(db, peopleCount, async (tx, indices) => {
    const people = indices.map((index) => ({ person_id: personId(index), revision: 1 }));
    const commitments = indices.flatMap((index) =>
      commitmentsOf(index, now).map(({ start, end }) => ({
        person_id: personId(index),
        start_at: toDatabaseInstant(start),
        end_at: toDatabaseInstant(end),
        kind: 'class',
        title: 'A class',
      })),
    );
    await insertRows(tx, 'people', people);
    await insertRows(tx, 'commitments', commitments);
  });
}

async function loadTutors(place: TestPlace, count: number, now: Instant): Promise<void> {
  const db = await openTutorsDatabase(configFor('tutors', place), testLog);
  const freeTimeOf = freeTimesAt(now);
  await load(db, count, async (tx, indices) => {
    const terms: Row[] = [];
    const soonest: Row[] = [];
    const freeTimes: Row[] = [];
    for (const index of indices) {
      const tutor = tutorAt(index, now);
      const freeTime = freeTimeOf(index);
      const { byRating, bySoonest } = sortKeys({ ...tutor, nextFree: freeTime.nextFree });
      const tutor_id = tutor.id;
      await insertTutor(tx, tutor);
      freeTimes.push(toRow(tutor_id, freeTime));
      terms.push(...termsOf(tutor).map((term) => ({ tutor_id, term, by_rating: byRating })));
      soonest.push(...soonestTermsOf(tutor).map((term) => ({ tutor_id, term, by_soonest: bySoonest })));
    }
    await insertRows(tx, 'free_times', freeTimes);
    await insertRows(tx, 'search_terms', terms);
    await insertRows(tx, 'search_soonest', soonest);
  });
}

function toRow(tutorId: string, { nextFree, from, freeHours, dueAt }: FreeTime): Row {
  return {
    tutor_id: tutorId,
    next_free: nextFree === null ? null : toDatabaseInstant(nextFree),
    from_at: toDatabaseInstant(from),
    free_hours: freeHours,
    due_at: toDatabaseInstant(dueAt),
    changes: 0,
  };
}

/** Writes everyone in one transaction, so that a page of an index is written once, and closes the database. */
async function load<T>(
  db: Database<T>,
  count: number,
  write: (tx: Transaction<T>, indices: readonly number[]) => Promise<void>,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (db.engine === 'sqlite') await sql`PRAGMA cache_size = -500000`.execute(tx);
    for (let from = 0; from < count; from += peopleAtOnce) {
      const indices = Array.from(
        { length: Math.min(peopleAtOnce, count - from) },
        (_, offset) => from + offset,
      );
      await write(tx, indices);
    }
  });
  await db.close();
}

type Row = Readonly<Record<string, string | number | null>>;

/** Many rows a statement, of which there are but two texts. */
async function insertRows<T>(tx: Transaction<T>, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const marks = `(${columns.map(() => '?').join(', ')})`;
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${some.map(() => marks).join(', ')}`;
    await tx.executeQuery(CompiledQuery.raw(text, some.flatMap(Object.values)));
  }
}
