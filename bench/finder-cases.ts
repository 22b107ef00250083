import type { Attendee, CommonTimesQuery, Interval } from '@studyhall/time';
import { pickOne, randomFrom } from './random.ts';
import { fourWeeks } from './time-cases.ts';

const minute = 60_000;
const zones = ['Europe/London', 'Europe/Berlin', 'America/New_York', 'Asia/Karachi', 'Australia/Lord_Howe'];

/** An hour within four weeks in which clocks change, every 15 minutes from 8 to 22: 1,568 starts in each zone. */
export function buildFinderCase(people: number, seed: number): CommonTimesQuery {
  const random = randomFrom(seed);
  return {
    people: Array.from({ length: people }, () => buildAttendee(random)),
    range: fourWeeks,
    minutes: 60,
    stepMinutes: 15,
    timeZone: 'Europe/London',
    hours: {
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      permitted: { from: '08:00', to: '22:00' },
      comfortable: { from: '09:00', to: '18:00' },
    },
    limit: 10,
  };
}

/** As the ledger answers: in order and apart; three commitments a day of half an hour to two hours. */
function buildAttendee(random: () => number): Attendee {
  const busy: Interval[] = Array.from({ length: 84 }, (_, index) => {
    const start = fourWeeks.start + (index * 480 + 5 * Math.floor(random() * 72)) * minute;
    return { start, end: start + (30 + 5 * Math.floor(random() * 18)) * minute };
  });
  return { timeZone: pickOne(random, zones), busy };
}
