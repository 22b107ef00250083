import type { MeetingInput } from '../../api/types.ts';
import { type PlaceFields, toPlace } from '../../components/groups/place.ts';
import type { PlanParams } from './plan-params.ts';

/** A meeting or a series as its form holds it. */
export interface PlanDraft extends PlaceFields {
  readonly title: string;
  readonly start: string | undefined;
  readonly minutes: number;
  readonly seats: number | string;
  readonly everyWeeks: 0 | 1 | 2;
  readonly until: string;
  /** Dates that are left out. */
  readonly skip: readonly string[];
  /** Dates of the series that take place at another time. */
  readonly moved: readonly { readonly date: string; readonly start: string }[];
}

export function startDraft({ start, minutes, until }: PlanParams): PlanDraft {
  return {
    title: '',
    start,
    minutes: minutes ?? 60,
    place: '',
    link: '',
    seats: '',
    everyWeeks: until ? 1 : 0,
    until: until ?? '',
    skip: [],
    moved: [],
  };
}

/** Another time or rhythm: what was chosen for single dates is no more. */
export function changeDraft(draft: PlanDraft, part: Partial<PlanDraft>): PlanDraft {
  const isNewTime = ['start', 'minutes', 'everyWeeks', 'until'].some((key) => key in part);
  return { ...draft, ...(isNewTime && { skip: [], moved: [] }), ...part };
}

/** Leaves a date out, or takes it in again. */
export function toggleSkip(draft: PlanDraft, date: string): PlanDraft {
  const isSkipped = draft.skip.includes(date);
  return {
    ...draft,
    skip: isSkipped ? draft.skip.filter((other) => other !== date) : [...draft.skip, date],
    moved: draft.moved.filter((other) => other.date !== date),
  };
}

/** Puts one date at another time; the only date of a single meeting is the meeting. */
export function moveDate(draft: PlanDraft, date: string, start: string | undefined): PlanDraft {
  if (draft.everyWeeks === 0 && start !== undefined) return changeDraft(draft, { start });
  const others = draft.moved.filter((other) => other.date !== date);
  return { ...draft, moved: start === undefined ? others : [...others, { date, start }] };
}

/** What is sent; undefined as long as it has no time. */
export function toPlan(draft: PlanDraft): MeetingInput | undefined {
  const { title, start, minutes, seats, everyWeeks, until, skip, moved } = draft;
  if (start === undefined || (everyWeeks > 0 && !until)) return undefined;
  return {
    title: title.trim() || '–',
    start,
    minutes,
    ...toPlace(draft),
    ...(seats !== '' && { capacity: Number(seats) }),
    ...(everyWeeks > 0 && { repeat: { everyWeeks, until } }),
    ...(skip.length > 0 && { skip: [...skip] }),
    ...(moved.length > 0 && { moved: [...moved] }),
  };
}

/** The part of a plan that says when: all that a check depends on. */
export function toTimes(draft: PlanDraft): MeetingInput | undefined {
  const { title: _, ...times } = draft;
  return toPlan({ ...times, title: '', place: '', link: '', seats: '' });
}
