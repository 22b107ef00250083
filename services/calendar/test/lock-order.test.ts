import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '@studyhall/db';
import { forEachEngine } from '@studyhall/testing';
import { sql } from 'kysely';
import { reserveLocked, reserveTime } from '../src/commands/reserve-time.ts';
import type { Context } from '../src/context.ts';
import { lockPeople } from '../src/data/person-repository.ts';
import { findReservation } from '../src/data/reservation-repository.ts';
import type { ReservationRequest } from '../src/domain/reservation.ts';
import { BusyError } from '../src/errors.ts';
import { at, readCalendar, useCalendar } from './calendar-app.ts';
import { openRepeatableRead } from './repeatable-read.ts';

type Attempt = (context: Context, request: ReservationRequest) => Promise<unknown>;

/** What the service must never do: it looks before it has the locks. */
const lookFirst: Attempt = ({ db, now }, request) =>
  db.transaction(async (tx) => {
    await findReservation(tx, request.ref);
    await lockPeople(tx, request.people);
    return reserveLocked(tx, request, now());
  });

function buildRequest(personId: string, start: string, end: string): ReservationRequest {
  const interval = { start: Date.parse(at(start)), end: Date.parse(at(end)) };
  const ref = `session:${newId()}`;
  const what = { kind: 'session', title: 'CS-101 tutoring', tentative: false } as const;
  return { ref, people: [personId], interval, ...what, margins: [] };
}

/*
 * At REPEATABLE READ, the default of MySQL and MariaDB, the first read fixes what a transaction sees to its end.
 * The order of a reservation must hold even there; SQLite has one writer at a time, and no such question.
 */
forEachEngine('the order of a reservation', (engine) => {
  if (engine.name === 'SQLite') return;
  const calendar = useCalendar(engine);
  let context: Context;
  let close: () => Promise<void>;

  before(async () => {
    const opened = openRepeatableRead(calendar.context);
    context = { ...calendar.context, db: opened.db };
    close = opened.close;
  });
  after(() => close());

  async function waitsForLock(): Promise<boolean> {
    const { rows } = await sql`SELECT t.trx_id FROM information_schema.innodb_trx t
      JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
      WHERE p.db = DATABASE() AND t.trx_state = 'LOCK WAIT'`.execute(calendar.context.db.read);
    return rows.length > 0;
  }

  /** Asks for 9:30 to 10:30 while a reservation of 9:00 to 10:00 holds the lock and is not committed yet. */
  async function askWhileTaken(attempt: Attempt) {
    // The server renews what it tells about transactions only when nobody has asked for 100 ms: first it must have
    // forgotten whoever waited in the test before.
    while (await waitsForLock()) await delay(150);
    const personId = newId();
    await reserveTime(context, buildRequest(personId, '07:00', '08:00'));
    const locked = Promise.withResolvers<void>();
    const waited = Promise.withResolvers<void>();
    const first = context.db.transaction(async (tx) => {
      await lockPeople(tx, [personId]);
      await reserveLocked(tx, buildRequest(personId, '09:00', '10:00'), context.now());
      locked.resolve();
      await waited.promise;
    });
    await locked.promise;
    const second = Promise.allSettled([attempt(context, buildRequest(personId, '09:30', '10:30'))]);
    while (!(await waitsForLock())) await delay(150);
    waited.resolve();
    await first;
    const [outcome] = await second;
    const taken = await readCalendar(calendar, personId);
    return { outcome, times: taken.map(({ start, end }) => `${start.slice(11, 16)} ${end.slice(11, 16)}`) };
  }

  it('finds the time taken, because it looks once it has the locks', async () => {
    const { outcome, times } = await askWhileTaken(reserveTime);
    assert.ok(outcome.status === 'rejected' && outcome.reason instanceof BusyError);
    assert.deepEqual(times, ['07:00 08:00', '09:00 10:00']);
  });

  it('would book twice if it looked at anything before it has the locks', async () => {
    const { outcome, times } = await askWhileTaken(lookFirst);
    assert.equal(outcome.status, 'fulfilled');
    assert.deepEqual(times, ['07:00 08:00', '09:00 10:00', '09:30 10:30']);
  });
});
