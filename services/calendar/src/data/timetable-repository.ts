import type { Timetable } from '../domain/timetable.ts';
import type { Reader, TimetableClassRow, Writer } from './tables.ts';

/** One statement, so that the zone and the classes are of one timetable while another replaces it. */
export async function findTimetable(db: Reader, personId: string): Promise<Timetable | null> {
  const rows = await db
    .selectFrom('timetables as t')
    .leftJoin('timetable_classes as c', 'c.person_id', 't.person_id')
    .selectAll('c')
    .select('t.time_zone')
    .where('t.person_id', '=', personId)
    .orderBy('c.position')
    .execute();
  const [first] = rows;
  if (!first) return null;
  return {
    timeZone: first.time_zone,
    classes: rows.flatMap((row) => (isClassRow(row) ? [toClass(row)] : [])),
  };
}

/** A timetable without classes joins to one row of nulls. */
function isClassRow(
  row: { [K in keyof TimetableClassRow]: TimetableClassRow[K] | null },
): row is TimetableClassRow {
  return row.position !== null;
}

export async function hasTimetables(db: Reader): Promise<boolean> {
  const row = await db.selectFrom('timetables').select('person_id').limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function insertTimetable(tx: Writer, personId: string, timetable: Timetable): Promise<void> {
  await tx.insertInto('timetables').values({ person_id: personId, time_zone: timetable.timeZone }).execute();
  if (timetable.classes.length === 0) return;
  const rows = timetable.classes.map((entry, position) => ({
    person_id: personId,
    position,
    title: entry.title,
    weekday: entry.weekday,
    from_time: entry.from,
    to_time: entry.to,
    starts_on: entry.startsOn,
    ends_on: entry.endsOn,
    except_on: JSON.stringify(entry.except),
  }));
  await tx.insertInto('timetable_classes').values(rows).execute();
}

export async function deleteTimetable(tx: Writer, personId: string): Promise<void> {
  await tx.deleteFrom('timetable_classes').where('person_id', '=', personId).execute();
  await tx.deleteFrom('timetables').where('person_id', '=', personId).execute();
}

function toClass(row: TimetableClassRow): Timetable['classes'][number] {
  return {
    title: row.title,
    weekday: row.weekday,
    from: row.from_time,
    to: row.to_time,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    // Written by insertTimetable from the same type.
    except: JSON.parse(row.except_on) as string[],
  };
}
