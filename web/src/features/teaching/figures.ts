import type { Session } from '../../api/types.ts';
import { addDays, dateOf, startOfWeek } from '../../time/zone.ts';

export interface Figures {
  readonly completed: number;
  readonly hours: number;
  readonly students: number;
  /** Every week from the first to the last with a session, Mondays ascending. */
  readonly weeks: readonly { readonly monday: string; readonly count: number }[];
}

/** What came of a tutor's sessions. Weeks begin on Monday in the given zone. */
export function countFigures(sessions: readonly Session[], zone: string): Figures {
  const held = sessions.filter(({ status }) => status === 'completed');
  const byWeek = Map.groupBy(held, ({ start }) => startOfWeek(dateOf(start, zone)));
  const mondays = [...byWeek.keys()].sort();
  const weeks: { monday: string; count: number }[] = [];
  for (let monday = mondays[0]; monday && monday <= (mondays.at(-1) ?? ''); monday = addDays(monday, 7)) {
    weeks.push({ monday, count: byWeek.get(monday)?.length ?? 0 });
  }
  return {
    completed: held.length,
    hours: held.reduce((sum, { minutes }) => sum + minutes, 0) / 60,
    students: new Set(held.map(({ studentId }) => studentId)).size,
    weeks,
  };
}
