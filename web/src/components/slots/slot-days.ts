import type { Commitment, Slot } from '../../api/types.ts';
import { dateOf } from '../../time/zone.ts';

/** A time that can be booked as far as the tutor goes; with what the reader has at that time, if anything. */
export interface DaySlot extends Slot {
  readonly clash?: Commitment;
}

export interface SlotDay {
  /** "YYYY-MM-DD" in the reader's zone. */
  readonly date: string;
  readonly slots: readonly DaySlot[];
  /** How many the reader can take. */
  readonly free: number;
}

interface SlotDaysInput {
  readonly dates: readonly string[];
  readonly slots: readonly Slot[];
  readonly commitments: readonly Commitment[];
  readonly zone: string;
  /** Whose time does not count: the session that is being moved. */
  readonly ignoreSessionId?: string | undefined;
}

/** Slots by the day on which they start in the reader's zone, each beside what it would clash with. */
export function toSlotDays({ dates, slots, commitments, zone, ignoreSessionId }: SlotDaysInput): SlotDay[] {
  const mine = bindingOf(commitments).filter(
    ({ links }) => !ignoreSessionId || links.sessionId !== ignoreSessionId,
  );
  const byDate = Map.groupBy(slots, ({ start }) => dateOf(start, zone));
  return dates.map((date) => {
    const day = (byDate.get(date) ?? []).map((slot): DaySlot => {
      const clash = mine.find((other) => overlaps(slot, other));
      return clash ? { ...slot, clash } : slot;
    });
    return { date, slots: day, free: day.filter(({ clash }) => !clash).length };
  });
}

/** The slots at which the reader has nothing else. */
export function freeSlots(slots: readonly Slot[], commitments: readonly Commitment[]): Slot[] {
  const mine = bindingOf(commitments);
  return slots.filter((slot) => !mine.some((other) => overlaps(slot, other)));
}

function bindingOf(commitments: readonly Commitment[]): Commitment[] {
  return commitments.filter(({ tentative }) => !tentative);
}

/** Half-open: touching is not overlapping. */
function overlaps(one: Slot, other: Slot): boolean {
  return Date.parse(one.start) < Date.parse(other.end) && Date.parse(other.start) < Date.parse(one.end);
}
