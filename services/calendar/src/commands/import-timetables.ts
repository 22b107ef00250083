import type { Context } from '../context.ts';
import { findRevisions, insertMissingPeople } from '../data/person-repository.ts';
import { hasTimetables } from '../data/timetable-repository.ts';
import type { Timetable } from '../domain/timetable.ts';
import { NotEmptyError } from '../errors.ts';
import { publishCalendarChanged } from '../events.ts';
import { untilSettled, withLockedPeople } from './locked-transaction.ts';
import { layOut, storeTimetable } from './replace-timetable.ts';

export interface ImportedTimetable extends Timetable {
  readonly personId: string;
}

/** Loads initial timetables, all or nothing, where nobody has one yet. */
export async function importTimetables(
  context: Context,
  timetables: readonly ImportedTimetable[],
): Promise<void> {
  const { db, relay, now } = context;
  const people = timetables.map(({ personId }) => personId);
  const laidOut = timetables.map(({ personId, ...timetable }) => ({
    personId,
    timetable,
    occurrences: layOut(timetable),
  }));
  await untilSettled(
    () =>
      withLockedPeople(db, people, async (tx) => {
        if (await hasTimetables(tx)) throw new NotEmptyError();
        for (const one of laidOut) {
          await storeTimetable(tx, one);
          await publishCalendarChanged(tx, one.personId, await findRevisions(tx, [one.personId]), now());
        }
      }),
    () => insertMissingPeople(db, people),
  );
  relay.kick();
}
