import { setImmediate as letOthersWork } from 'node:timers/promises';
import { expandWeeklyHours } from '@studyhall/time';
import type { Context } from '../context.ts';
import { computeFreeTime, type FreeTime, isBookableAfter, windowAhead } from '../domain/free-time.ts';
import type { BookableTutor } from '../domain/tutor.ts';
import { loadTutorsTime } from './load-tutors-time.ts';

const tutorsInOneGo = 10;

/**
 * The free times of at most as many tutors as the calendar answers about at once, by their ids. Later windows are
 * looked into only for those who are not free before.
 */
export async function computeFreeTimes(
  context: Context,
  tutors: readonly BookableTutor[],
): Promise<ReadonlyMap<string, FreeTime>> {
  const now = context.now();
  const computed = new Map<string, FreeTime>();
  let pending = tutors;
  for (let index = 0; pending.length > 0; index += 1) {
    const window = windowAhead(now, index);
    const withHours = pending.filter(({ hours }) => expandWeeklyHours(hours, window).length > 0);
    const time = await loadTutorsTime(context, withHours, window);
    for (const [done, tutor] of pending.entries()) {
      if (done % tutorsInOneGo === 0) await letOthersWork();
      const { busy, booked } = time.of(tutor.id);
      const freeTime = computeFreeTime({ tutor, busy, booked, window, now });
      const { freeHours } = computed.get(tutor.id) ?? freeTime;
      computed.set(tutor.id, { ...freeTime, freeHours });
    }
    pending = pending.filter(
      (tutor) => computed.get(tutor.id)?.nextFree === null && isBookableAfter(tutor, window, now),
    );
  }
  return computed;
}
