import { expandWeeklyClasses, type Interval, localDateOf, overlaps } from '@studyhall/time';
import type { Commitment } from './commitment.ts';
import type { FieldProblem, Timetable, WeeklyClass } from './timetable.ts';

/** One meeting of a class; `position` is the class's place in the timetable. */
export interface ClassOccurrence extends Interval {
  readonly position: number;
  readonly title: string;
}

/** Every occurrence of every class, by start. The timetable must be free of problems. */
export function layOutClasses({ timeZone, classes }: Timetable): ClassOccurrence[] {
  return classes
    .flatMap((entry, position) =>
      expandWeeklyClasses({ timeZone, classes: [entry] }, spanOf(entry))
        .flat()
        .map(({ start, end }) => ({ start, end, position, title: entry.title })),
    )
    .toSorted((a, b) => a.start - b.start);
}

const day = 86_400_000;

/** The class's dates, wherever on Earth: no zone is as much as a day from UTC. */
function spanOf({ startsOn, endsOn }: WeeklyClass): Interval {
  return { start: Date.parse(startsOn) - day, end: Date.parse(endsOn) + 2 * day };
}

/** Classes that never take place, and classes that meet at the same time as another. */
export function findOccurrenceProblems(
  timetable: Timetable,
  occurrences: readonly ClassOccurrence[],
): FieldProblem[] {
  return [...findEmptyClasses(timetable, occurrences), ...findCollisions(timetable, occurrences)];
}

function findEmptyClasses({ classes }: Timetable, occurrences: readonly ClassOccurrence[]): FieldProblem[] {
  const held = new Set(occurrences.map(({ position }) => position));
  return classes.flatMap(({ title }, position) =>
    held.has(position)
      ? []
      : [{ path: `/classes/${position}`, message: `"${title}" takes place on none of its dates.` }],
  );
}

/** One problem for each class that begins while another is under way. */
function findCollisions({ timeZone }: Timetable, occurrences: readonly ClassOccurrence[]): FieldProblem[] {
  const problems = new Map<string, FieldProblem>();
  let running: ClassOccurrence | undefined;
  for (const occurrence of occurrences) {
    if (running && overlaps(running, occurrence)) {
      const path = `/classes/${occurrence.position}`;
      const date = localDateOf(occurrence.start, timeZone);
      const message = `"${occurrence.title}" and "${running.title}" overlap on ${date}.`;
      if (!problems.has(path)) problems.set(path, { path, message });
    }
    if (!running || occurrence.end > running.end) running = occurrence;
  }
  return [...problems.values()];
}

/** The commitments that some occurrence overlaps. Both lists are by start, and free of overlaps in themselves. */
export function findClashes(
  occurrences: readonly Interval[],
  commitments: readonly Commitment[],
): Commitment[] {
  let next = 0;
  return commitments.filter((commitment) => {
    let occurrence = occurrences[next];
    while (occurrence && occurrence.end <= commitment.start) {
      next += 1;
      occurrence = occurrences[next];
    }
    return occurrence !== undefined && overlaps(occurrence, commitment);
  });
}
