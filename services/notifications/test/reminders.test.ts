import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fromDatabaseInstant } from '@studyhall/db';
import type { Person } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import { buildApp } from '../src/app.ts';
import { remind } from '../src/commands/remind.ts';
import { closeContext, openContext } from '../src/context.ts';
import { buildSession, event, tokens, useNotifications } from './notifications-app.ts';
import { buildMeeting } from './scenes.ts';

const hour = 3_600_000;
const day = 24 * hour;
const at = (text: string) => Date.parse(text);
const instant = (time: number) => new Date(time).toISOString();

/** The service's own worker sends them; the tests only move its clock. */
forEachEngine('reminders', (engine) => {
  const service = useNotifications(engine);
  const started = service.clock;
  after(() => {
    service.clock = started;
  });

  /** A confirmed session of two people in London, an hour long. */
  async function book(start: number): Promise<{
    student: Person;
    session: ReturnType<typeof buildSession>;
  }> {
    service.clock = Date.now();
    const [student, tutor] = [await service.register(), await service.register({ name: 'Omar' })];
    for (const { id: personId, name } of [student, tutor])
      await service.send(event('profile.changed', { personId, name, timeZone: 'Europe/London' }));
    const times = { start: instant(start), end: instant(start + hour) };
    const session = buildSession(student, tutor, { byPersonId: tutor.id, ...times });
    await service.send(event('session.confirmed', session));
    return { student, session };
  }

  /** When each reminder of a person is due, by kind. */
  async function dueOf({ id }: Person): Promise<Record<string, string>> {
    const rows = await service.context.db.read
      .selectFrom('reminders')
      .select(['kind', 'due_at'])
      .where('person_id', '=', id)
      .execute();
    return Object.fromEntries(rows.map((row) => [row.kind, instant(fromDatabaseInstant(row.due_at))]));
  }

  /** Of which kinds a person was reminded, each with how late it came. */
  const told = async ({ id }: Person) =>
    (
      await service.context.db.read
        .selectFrom('notifications')
        .select(['kind', 'created_at'])
        .where('person_id', '=', id)
        .orderBy('position')
        .execute()
    ).filter(({ kind }) => /\.(tomorrow|soon|over)$/.test(kind));

  async function untilTold(person: Person, count: number) {
    for (;;) {
      const found = await told(person);
      if (found.length >= count) return found;
      await delay(20);
    }
  }

  it('come the evening before, an hour before and at the end, each within 30 seconds', async () => {
    const start = Math.ceil(Date.now() / day) * day + 5 * day + 12 * hour;
    const { student } = await book(start);
    const due = await dueOf(student);
    const order = ['session.tomorrow', 'session.soon', 'session.over'];
    assert.deepEqual(Object.keys(due).toSorted(), order.toSorted());
    for (const [index, kind] of order.entries()) {
      const dueAt = at(due[kind] ?? '');
      service.clock = dueAt - 1;
      const begun = performance.now();
      service.clock = dueAt;
      const reminded = await untilTold(student, index + 1);
      assert.ok(performance.now() - begun < 30_000);
      assert.deepEqual([reminded.length, reminded.at(-1)?.kind], [index + 1, kind]);
    }
  });

  it('come at the hour of the wall on both sides of a change of the clocks', async () => {
    // In London the clocks go forward on the last Sunday of March, back on that of October, at 01:00 UTC.
    const { year } = Temporal.Now.plainDateISO('UTC').add({ years: 1 });
    for (const [date, before, offset] of [
      [lastSunday(year, 3), 'Z', '+01:00'],
      [lastSunday(year, 10), '+01:00', 'Z'],
    ] as const) {
      const { student } = await book(at(`${date}T12:00:00${offset}`));
      const due = await dueOf(student);
      const evening = Temporal.PlainDate.from(date).subtract({ days: 1 });
      assert.equal(due['session.tomorrow'], instant(at(`${evening}T18:00:00${before}`)));
      assert.equal(due['session.soon'], instant(at(`${date}T11:00:00${offset}`)));
    }
  });

  it('follow a session that moves, and go with one that is cancelled', async () => {
    const start = Math.ceil(Date.now() / day) * day + 5 * day + 12 * hour;
    const { student, session } = await book(start);
    const before = await dueOf(student);
    const moved = {
      ...session,
      previousStart: session.start,
      start: instant(start + day),
      end: instant(start + day + hour),
    };
    await service.send(event('session.rescheduled', moved));
    const after = Object.entries(await dueOf(student));
    // A day later on the wall, which is another time when the clocks change between.
    assert.deepEqual(
      after.map(([kind, due]) => [kind, Math.round((at(due) - at(before[kind] ?? '')) / day)]).toSorted(),
      Object.keys(before)
        .map((kind) => [kind, 1])
        .toSorted(),
    );
    await service.send(event('session.cancelled', { ...moved, status: 'cancelled' }));
    assert.deepEqual(await dueOf(student), {});
    service.clock = start + 3 * day;
    await settle();
    assert.deepEqual(await told(student), []);
  });

  it('follow a meeting that moves, and go with one that is cancelled or not come to', async () => {
    service.clock = Date.now();
    const [comer, other] = [await service.register(), await service.register()];
    const start = Math.ceil(Date.now() / day) * day + 5 * day + 12 * hour;
    const meeting = buildMeeting([comer, other], { start: instant(start), end: instant(start + hour) });
    await service.send(event('meeting.planned', meeting));
    const soon = async (person: Person) => (await dueOf(person))['meeting.soon'];
    assert.equal(await soon(comer), instant(start - hour));
    const { groupId, groupName, title, timeZone, meetingId } = meeting;
    const said = { meetingId, groupId, groupName, title, timeZone, personId: other.id, answer: 'no' };
    await service.send(event('meeting.answered', { ...said, start: meeting.start, end: meeting.end }));
    assert.deepEqual(await dueOf(other), {});
    const moved = { ...meeting, version: 2, start: instant(start + day), end: instant(start + day + hour) };
    await service.send(event('meeting.moved', { ...moved, to: [comer.id] }));
    assert.equal(await soon(comer), instant(start + day - hour));
    assert.deepEqual(await dueOf(other), {});
    await service.send(event('meeting.cancelled', { ...moved, version: 3 }));
    assert.deepEqual(await dueOf(comer), {});
  });

  // Two connections of one process to one file of SQLite would wait for each other.
  it('come once, however many processes remind', { skip: engine.name === 'SQLite' }, async () => {
    service.clock = Date.now();
    const { config, log, now } = service.context;
    const second = await openContext(config, { log, now, verifyToken: tokens.verifier });
    const people: Person[] = [];
    for (let index = 0; index < 20; index += 1) people.push(await service.register());
    const start = Math.ceil(Date.now() / day) * day + 5 * day + 12 * hour;
    const times = { start: instant(start), end: instant(start + hour) };
    await service.send(event('meeting.planned', buildMeeting(people, times)));
    service.clock = start - hour;
    await Promise.all([remind(service.context), remind(second), remind(second)]);
    for (const person of people)
      assert.deepEqual(
        (await untilTold(person, 1)).map(({ kind }) => kind),
        ['meeting.soon'],
      );
    await closeContext(second);
  });

  it('that came due while nobody ran are sent at the start where they still help', async () => {
    const start = Math.ceil(Date.now() / day) * day + 5 * day + 12 * hour;
    const { student } = await book(start);
    await service.app.close();
    // Half an hour before: too late for the evening before, in time for the hour before.
    service.clock = start - hour / 2;
    const { config, log, now } = service.context;
    const next = await openContext(config, { log, now, verifyToken: tokens.verifier });
    const app = await buildApp(next);
    await app.ready();
    const reminded = await untilTold(student, 1);
    assert.deepEqual(
      reminded.map(({ kind }) => kind),
      ['session.soon'],
    );
    assert.deepEqual(Object.keys(await dueOf(student)), ['session.over']);
    const said = service.log.entries.map(({ msg }) => msg);
    assert.ok(said.includes('reminder dropped: too late to be of use'));
    await app.close();
    await closeContext(next);
  });

  /** Until the worker has looked at least once more: it sends what is due to somebody else in the same round. */
  async function settle(): Promise<void> {
    const now = service.clock;
    const { student } = await book(now + 3 * day);
    const [due = ''] = Object.values(await dueOf(student)).toSorted();
    service.clock = at(due);
    await untilTold(student, 1);
  }
});

function lastSunday(year: number, month: number): string {
  const last = Temporal.PlainDate.from({ year, month, day: 31 });
  return last.subtract({ days: last.dayOfWeek % 7 }).toString();
}
