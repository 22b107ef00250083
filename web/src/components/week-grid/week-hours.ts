/** Hours on the wall of a week, as blocks of minutes. Weekdays are ISO: 1 is Monday. */
export interface HourBlock {
  readonly id: string;
  readonly weekday: number;
  /** Minutes from midnight; `to` is at most 1440. */
  readonly from: number;
  readonly to: number;
}

interface ClockHours {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
}

export const gridMinutes = 30;
const dayMinutes = 1440;

export function toMinutes(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The end of a day is "24:00". */
export function toClock(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

export function toBlocks(weekly: readonly ClockHours[]): HourBlock[] {
  return weekly.map(({ weekday, from, to }, index) => ({
    id: `stored-${index}`,
    weekday,
    from: toMinutes(from),
    to: toMinutes(to),
  }));
}

/** As they are stored: by day and time, those that overlap or touch as one. */
export function toWeekly(blocks: readonly HourBlock[]): ClockHours[] {
  const sorted = blocks.toSorted((a, b) => a.weekday - b.weekday || a.from - b.from);
  const merged: HourBlock[] = [];
  for (const block of sorted) {
    const last = merged.at(-1);
    if (last && last.weekday === block.weekday && block.from <= last.to) {
      merged[merged.length - 1] = { ...last, to: Math.max(last.to, block.to) };
    } else merged.push(block);
  }
  return merged.map(({ weekday, from, to }) => ({ weekday, from: toClock(from), to: toClock(to) }));
}

/** The block elsewhere, as long as before, and whole within its day. */
export function moveBlock<B extends HourBlock>(
  block: B,
  by: { readonly days?: number; readonly minutes?: number },
): B {
  const { days = 0, minutes = 0 } = by;
  const length = block.to - block.from;
  const from = clamp(block.from + minutes, 0, dayMinutes - length);
  return { ...block, weekday: clamp(block.weekday + days, 1, 7), from, to: from + length };
}

/** One edge elsewhere; a block keeps at least one step. */
export function resizeBlock<B extends HourBlock>(block: B, edge: 'from' | 'to', minutes: number): B {
  return edge === 'from'
    ? { ...block, from: clamp(minutes, 0, block.to - gridMinutes) }
    : { ...block, to: clamp(minutes, block.from + gridMinutes, dayMinutes) };
}

/** Between two points of a drawn line, whichever came first. */
export function drawBlock(id: string, weekday: number, [one, other]: readonly [number, number]): HourBlock {
  const from = Math.min(one, other);
  return { id, weekday, from, to: Math.min(dayMinutes, Math.max(one, other, from + gridMinutes)) };
}

/** Free room for new hours on a day: an hour from nine on, or wherever there is one; undefined on a full day. */
export function findRoom(blocks: readonly HourBlock[], weekday: number): HourBlock | undefined {
  const day = blocks.filter((block) => block.weekday === weekday);
  const starts = Array.from({ length: 24 }, (_, hour) => ((hour + 9) % 24) * 60);
  const from = starts.find((start) => day.every((block) => start + 60 <= block.from || start >= block.to));
  return from === undefined ? undefined : { id: crypto.randomUUID(), weekday, from, to: from + 60 };
}

export function totalMinutes(blocks: readonly HourBlock[]): number {
  return toWeekly(blocks).reduce((sum, { from, to }) => sum + toMinutes(to) - toMinutes(from), 0);
}

export function snap(minutes: number): number {
  return clamp(Math.round(minutes / gridMinutes) * gridMinutes, 0, dayMinutes);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
