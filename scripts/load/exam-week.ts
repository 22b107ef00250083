import { courseCode, password, type World } from '../../tests/world.ts';
import { planBookings } from './bookings.ts';
import { figuresOf, printTable } from './figures.ts';
import type { LoadClient } from './load-client.ts';
import { startOpenLoad } from './open-load.ts';
import { bookNext } from './repeat-reference.ts';
import { bookablePeople } from './targets.ts';

/** At the beginning; the last step has ten times as many. */
const perSecond = { signIns: 8, searches: 15, bookings: 3 };
const steps = [1, 2, 4, 6, 8, 10, 10];
const stepSeconds = 10;
/** Not measured: what has just begun compiles what it runs often. */
const warmUp = 4;
/** What people who are signed in would begin to notice. */
const noticedMs = 100;

/**
 * The week before the exams: within a minute ten times as many people sign in, search and book. There are more
 * sign-ins than passwords can be hashed: the excess is told to come back, and nobody else notices. True when so.
 */
export async function runExamWeek(world: World, client: LoadClient): Promise<boolean> {
  const rows = [
    [
      '',
      'signed in',
      'told to wait',
      'failed',
      'search p50',
      'p99',
      'failed',
      'booking p50',
      'p99',
      'failed',
    ],
  ];
  const wishes = planBookings(bookablePeople(world));
  const { students } = world;
  let turn = 0;
  let isUnnoticed = true;
  for (const [step, times] of [warmUp, ...steps].entries()) {
    const statuses = new Map<number | string, number>();
    const signIns = startOpenLoad(perSecond.signIns * times, async () => {
      const { email } = students[turn++ % students.length] ?? {};
      const path = '/api/auth/sign-in/email';
      const { status } = await client.ask({ method: 'POST', path, body: { email, password } });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      return true;
    });
    const searches = startOpenLoad(perSecond.searches * times, async () => {
      const { token } = students[turn++ % students.length] ?? {};
      const path = `/api/tutors?course=${courseCode}&limit=10`;
      return (await client.ask({ path, token })).status === 200;
    });
    const bookings = startOpenLoad(perSecond.bookings * times, () => bookNext(world, client, wishes));
    await Promise.all([signIns, searches, bookings].map((load) => load.after(stepSeconds)));
    if (step === 0) continue;
    const [searching, booking] = [figuresOf(searches.samples), figuresOf(bookings.samples)];
    const [signedIn, toldToWait] = [statuses.get(200) ?? 0, statuses.get(429) ?? 0];
    const failed = signIns.samples.length - signedIn - toldToWait;
    isUnnoticed &&= failed + searching.errors + booking.errors === 0;
    isUnnoticed &&= Math.max(searching.p99, booking.p99) <= noticedMs;
    rows.push([
      `${times} times`,
      ...[signedIn, toldToWait, failed].map(String),
      ...[searching, booking].flatMap(({ p50, p99, errors }) => [
        p50.toFixed(1),
        p99.toFixed(1),
        String(errors),
      ]),
    ]);
  }
  printTable(rows);
  return isUnnoticed;
}
