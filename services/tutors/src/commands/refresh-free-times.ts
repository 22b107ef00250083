import type { Lease } from '@studyhall/db';
import { inSpan } from '@studyhall/telemetry';
import type { Context } from '../context.ts';
import { type DueFreeTime, findDueFreeTimes, updateFreeTime } from '../data/free-time-repository.ts';
import { findSortKeys, updateRatingKey, updateSoonestKey } from '../data/search-repository.ts';
import type { Writer } from '../data/tables.ts';
import { findTutors, toBookableTutor } from '../data/tutor-repository.ts';
import type { FreeTime } from '../domain/free-time.ts';
import { sortKeys } from '../domain/search-order.ts';
import type { Tutor } from '../domain/tutor.ts';
import { computeFreeTimes } from './compute-free-times.ts';

const tutorsAtOnce = 50;

/** Computes anew the free times that are out of date, a bounded number; true when more may be waiting. */
export async function refreshFreeTimes(context: Context, lease: Lease): Promise<boolean> {
  const { db, now } = context;
  const due = await findDueFreeTimes(db.read, now(), tutorsAtOnce);
  if (due.length === 0 || !(await lease.hold())) return false;
  await inSpan({ name: 'refresh free times' }, () => refresh(context, due));
  return due.length === tutorsAtOnce;
}

async function refresh(context: Context, due: readonly DueFreeTime[]): Promise<void> {
  const { db } = context;
  const tutors = await findTutors(
    db.read,
    due.map(({ tutorId }) => tutorId),
  );
  const freeTimes = await computeFreeTimes(context, tutors.map(toBookableTutor));
  await db.transaction((tx) => storeFreeTimes(tx, { due, tutors, freeTimes }));
}

interface Computed {
  readonly due: readonly DueFreeTime[];
  readonly tutors: readonly Tutor[];
  readonly freeTimes: ReadonlyMap<string, FreeTime>;
}

async function storeFreeTimes(tx: Writer, { due, tutors, freeTimes }: Computed): Promise<void> {
  const changes = new Map(due.map((one) => [one.tutorId, one.changes]));
  const stored = await findSortKeys(tx, [...changes.keys()]);
  // In one order everywhere, so that two processes do not wait for each other.
  for (const tutor of tutors.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const freeTime = freeTimes.get(tutor.id);
    const seen = changes.get(tutor.id);
    if (freeTime === undefined || seen === undefined) continue;
    const isCurrent = await updateFreeTime(tx, { tutorId: tutor.id, changes: seen }, freeTime);
    if (!isCurrent) continue;
    const keys = sortKeys({ ...tutor, nextFree: freeTime.nextFree });
    const before = stored.get(tutor.id);
    if (keys.byRating !== before?.byRating) await updateRatingKey(tx, tutor.id, keys.byRating);
    if (keys.bySoonest !== before?.bySoonest) await updateSoonestKey(tx, tutor.id, keys.bySoonest);
  }
}
