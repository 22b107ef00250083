import type { Interval, SlotQuery } from '@studyhall/time';
import { randomFrom } from './random.ts';

const minute = 60_000;

/** March 2026 by New York's Mondays: every zone below changes its clocks in it. */
export const fourWeeks: Interval = {
  start: Date.parse('2026-03-02T05:00:00Z'),
  end: Date.parse('2026-03-30T04:00:00Z'),
};

export const opening = { from: '09:00', to: '17:00', weekdays: [1, 2, 3, 4, 5] } as const;

const zones = [
  'America/New_York',
  'Europe/London',
  'America/Los_Angeles',
  'Europe/Berlin',
  'America/Chicago',
];

/** All free 30-minute starts, every 15 minutes, of a tutor with 200 commitments in the four weeks. */
export function buildTutor(seed: number): SlotQuery {
  const { from, to, weekdays } = opening;
  return {
    hours: {
      timeZone: zones[seed % zones.length] ?? 'UTC',
      weekly: weekdays.map((weekday) => ({ weekday, from, to })),
      overrides: [],
    },
    busy: buildCommitments(seed),
    range: fourWeeks,
    rules: {
      minutes: 30,
      stepMinutes: 15,
      bufferMinutes: 5,
      earliest: fourWeeks.start,
      noticeUntil: fourWeeks.start,
      horizonEnd: fourWeeks.end,
      fullWeeks: [],
    },
  };
}

/** As the ledger answers them: in order and apart, one of 15 to 55 minutes in each 200. */
function buildCommitments(seed: number): Interval[] {
  const random = randomFrom(seed);
  return Array.from({ length: 200 }, (_, index) => {
    const start = fourWeeks.start + (index * 200 + 5 * Math.floor(random() * 28)) * minute;
    return { start, end: start + (15 + 5 * Math.floor(random() * 9)) * minute };
  });
}
