import type { Context } from '../context.ts';
import { deleteClassCommitments, findReserved, insertCommitments } from '../data/commitment-repository.ts';
import { findRevisions, insertMissingPeople } from '../data/person-repository.ts';
import type { Writer } from '../data/tables.ts';
import { deleteTimetable, insertTimetable } from '../data/timetable-repository.ts';
import {
  type ClassOccurrence,
  findClashes,
  findOccurrenceProblems,
  layOutClasses,
} from '../domain/class-occurrence.ts';
import { findTimetableProblems, type Timetable } from '../domain/timetable.ts';
import { InvalidTimetableError, TimetableClashError } from '../errors.ts';
import { publishCalendarChanged } from '../events.ts';
import { untilSettled, withLockedPeople } from './locked-transaction.ts';

/** Puts a timetable in the place of the one before: all its classes become busy time, or nothing changes. */
export async function replaceTimetable(
  context: Context,
  personId: string,
  timetable: Timetable,
): Promise<void> {
  const occurrences = layOut(timetable);
  await untilSettled(
    () =>
      withLockedPeople(context.db, [personId], async (tx) => {
        await deleteClassCommitments(tx, personId);
        await deleteTimetable(tx, personId);
        await storeTimetable(tx, { personId, timetable, occurrences });
        await publishCalendarChanged(tx, personId, await findRevisions(tx, [personId]), context.now());
      }),
    () => insertMissingPeople(context.db, [personId]),
  );
  context.relay.kick();
}

interface LaidOutTimetable {
  readonly personId: string;
  readonly timetable: Timetable;
  readonly occurrences: readonly ClassOccurrence[];
}

/** For a person who has the lock and no timetable. Throws TimetableClashError. */
export async function storeTimetable(tx: Writer, laidOut: LaidOutTimetable): Promise<void> {
  const { personId, timetable, occurrences } = laidOut;
  await refuseClashes(tx, personId, occurrences);
  await insertTimetable(tx, personId, timetable);
  await insertCommitments(
    tx,
    occurrences.map(({ start, end, title }) => ({ personId, start, end, title, kind: 'class', ref: null })),
  );
}

/** Every occurrence of every class. Throws InvalidTimetableError. */
export function layOut(timetable: Timetable): ClassOccurrence[] {
  const problems = findTimetableProblems(timetable);
  if (problems.length > 0) throw new InvalidTimetableError(problems);
  const occurrences = layOutClasses(timetable);
  const collisions = findOccurrenceProblems(timetable, occurrences);
  if (collisions.length > 0) throw new InvalidTimetableError(collisions);
  return occurrences;
}

async function refuseClashes(
  tx: Writer,
  personId: string,
  occurrences: readonly ClassOccurrence[],
): Promise<void> {
  const first = occurrences[0];
  const last = occurrences.at(-1);
  if (!first || !last) return;
  const reserved = await findReserved(tx, personId, { start: first.start, end: last.end });
  const clashes = findClashes(occurrences, reserved);
  if (clashes.length > 0) throw new TimetableClashError(clashes);
}
