import type { WeeklyClass } from '../../api/types.ts';
import { type HourBlock, toClock, toMinutes } from '../../components/week-grid/week-hours.ts';
import { dateOf } from '../../time/zone.ts';
import { layOutDays, spansByDay } from './day-spans.ts';

/** A class of the timetable as a block of the week's grid. */
export interface ClassBlock extends HourBlock {
  readonly title: string;
  readonly startsOn: string;
  /** Inclusive. */
  readonly endsOn: string;
  /** Dates without it. */
  readonly except: readonly string[];
}

/** From when to when classes usually are, and when nobody has any. */
export interface TermDates {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly holidays: readonly string[];
}

interface Clash {
  readonly start: string;
  readonly end: string;
}

export function toClassBlocks(classes: readonly WeeklyClass[]): ClassBlock[] {
  return classes.map(({ from, to, except = [], ...rest }, index) => ({
    ...rest,
    id: `stored-${index}`,
    from: toMinutes(from),
    to: toMinutes(to),
    except,
  }));
}

export function toClasses(blocks: readonly ClassBlock[]): WeeklyClass[] {
  return blocks.map(({ id: _, title, from, to, except, ...rest }) => ({
    ...rest,
    title: title.trim(),
    from: toClock(from),
    to: toClock(to),
    except: [...except],
  }));
}

/** A class that runs as long as its term, but for the holidays that fall on its weekday. */
export function withTerm(block: ClassBlock, term: TermDates): ClassBlock {
  const except = term.holidays.filter((date) => weekdayOf(date) === block.weekday);
  return { ...block, startsOn: term.startsOn, endsOn: term.endsOn, except };
}

/** The classes without those dates on which they meet something else. */
export function exceptClashes(
  blocks: readonly ClassBlock[],
  clashes: readonly Clash[],
  zone: string,
): ClassBlock[] {
  return blocks.map((block) => {
    const dates = clashes.flatMap((clash) => datesMet(block, clash, zone));
    return { ...block, except: [...new Set([...block.except, ...dates])].sort() };
  });
}

function datesMet(block: ClassBlock, clash: Clash, zone: string): string[] {
  const dates = [...new Set([dateOf(clash.start, zone), dateOf(clash.end, zone)])];
  const spans = spansByDay([clash], layOutDays(dates, zone), zone);
  return dates.filter(
    (date) =>
      weekdayOf(date) === block.weekday &&
      block.startsOn <= date &&
      date <= block.endsOn &&
      (spans.get(date) ?? []).some(({ from, to }) => from < block.to && block.from < to),
  );
}

function weekdayOf(date: string): number {
  // Sunday is 0 here and 7 in ISO.
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
