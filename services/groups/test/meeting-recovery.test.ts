import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ledger } from '@studyhall/ledger';
import { forEachEngine } from '@studyhall/testing';
import { answerMeeting } from '../src/commands/answer-meeting.ts';
import { cancelMeeting } from '../src/commands/cancel-meeting.ts';
import { changeMeeting } from '../src/commands/change-meeting.ts';
import type { Context } from '../src/context.ts';
import { findMeeting } from '../src/data/meeting-repository.ts';
import { holdTime } from '../src/domain/attendance.ts';
import type { Meeting } from '../src/domain/meeting.ts';
import { eventually, expectStatus, monday, type Someone } from './groups-app.ts';
import { findDisagreements } from './meeting-accord.ts';
import { at, useMeetings } from './meetings.ts';

/** What a process that dies would have waited for. */
const never = new Promise<never>(() => undefined);

forEachEngine('what a crash or an outage leaves of meetings', (engine) => {
  const meetings = useMeetings(engine);

  /** The service as it is, but for a process that dies at a step of the ledger. */
  function dying(step: (ledger: Ledger) => Partial<Ledger>): Context {
    const { context } = meetings.world;
    return { ...context, ledger: { ...context.ledger, ...step(context.ledger) } };
  }

  const diesBefore = (name: 'reserve' | 'move' | 'release') => dying(() => ({ [name]: () => never }));
  const diesAfterReserving = () =>
    dying((ledger) => ({
      reserve: async (reservation) => {
        await ledger.reserve(reservation);
        return never;
      },
    }));
  const diesAfterMoving = () =>
    dying((ledger) => ({
      move: async (ref, to) => {
        await ledger.move(ref, to);
        return never;
      },
    }));

  /** Runs a command whose process dies, until nothing more can follow. */
  async function crash(work: Promise<unknown>, isThere: () => Promise<unknown>): Promise<void> {
    work.catch(() => undefined);
    await eventually(isThere);
    await delay(50);
  }

  async function sweepLater(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      meetings.world.clock.now += holdTime;
      await meetings.world.sweep();
    }
    meetings.world.clock.now = monday;
  }

  async function someMeeting() {
    const { owner, groupId } = await meetings.groupOf(1);
    const { id } = await meetings.plan(owner, groupId, { capacity: 1 });
    const meeting = await findMeeting(meetings.world.context.db.read, id);
    assert.ok(meeting);
    return { owner, groupId, meeting };
  }

  const yes = (person: Someone, meeting: Meeting) =>
    ({ person, meeting, answer: 'yes', tentative: false }) as const;

  async function stored(meeting: Meeting) {
    const { db } = meetings.world.context;
    return db.read.selectFrom('attendances').selectAll().where('meeting_id', '=', meeting.id).execute();
  }

  async function assertAccord(person: Someone, expected: number): Promise<void> {
    assert.equal((await meetings.calendar(person)).length, expected);
    assert.deepEqual(await findDisagreements(meetings, [person]), []);
  }

  describe('a yes', () => {
    it('that died before the ledger heard of it is finished by the sweep', async () => {
      const { owner, meeting } = await someMeeting();
      await crash(
        answerMeeting(diesBefore('reserve'), yes(owner, meeting)),
        async () => (await stored(meeting))[0],
      );
      assert.equal((await meetings.get(owner, meeting.id)).body.myAnswer, null);
      await sweepLater();
      assert.equal((await meetings.get(owner, meeting.id)).body.myAnswer?.answer, 'yes');
      await assertAccord(owner, 1);
    });

    it('that died after the ledger made it is finished by the sweep', async () => {
      const { owner, meeting } = await someMeeting();
      const work = answerMeeting(diesAfterReserving(), yes(owner, meeting));
      await crash(work, async () => (await meetings.calendar(owner)).length > 0);
      await sweepLater();
      assert.equal((await meetings.get(owner, meeting.id)).body.answers.yes, 1);
      await assertAccord(owner, 1);
    });

    it('that died, and whose time went to something else, leaves nothing', async () => {
      const { owner, meeting } = await someMeeting();
      await crash(
        answerMeeting(diesBefore('reserve'), yes(owner, meeting)),
        async () => (await stored(meeting))[0],
      );
      await meetings.occupy(owner, at(34), at(35));
      await sweepLater();
      assert.deepEqual(await stored(meeting), []);
      assert.equal((await meetings.get(owner, meeting.id)).body.myAnswer, null);
    });

    it('said again after a crash is said once', async () => {
      for (const context of [diesBefore('reserve'), diesAfterReserving()]) {
        const { owner, meeting } = await someMeeting();
        await crash(answerMeeting(context, yes(owner, meeting)), async () => (await stored(meeting))[0]);
        expectStatus(await meetings.rsvp(owner, meeting.id), 200);
        await sweepLater();
        await assertAccord(owner, 1);
        await meetings.rsvp(owner, meeting.id, 'no');
      }
    });

    it('that was slow, not dead, and taken back meanwhile, takes no time', async () => {
      const { owner, meeting } = await someMeeting();
      const gate = Promise.withResolvers<void>();
      const slow = dying((ledger) => ({
        reserve: async (reservation) => {
          await gate.promise;
          return ledger.reserve(reservation);
        },
      }));
      const answered = answerMeeting(slow, yes(owner, meeting)).catch(() => undefined);
      await eventually(async () => (await stored(meeting))[0]);
      expectStatus(await meetings.rsvp(owner, meeting.id, 'no'), 200);
      await meetings.cancel(owner, meeting.id);
      gate.resolve();
      await answered;
      await sweepLater();
      await assertAccord(owner, 0);
    });

    it('of a meeting that moved before it was settled follows it', async () => {
      const { owner, meeting } = await someMeeting();
      const work = answerMeeting(diesAfterReserving(), yes(owner, meeting));
      await crash(work, async () => (await meetings.calendar(owner)).length > 0);
      expectStatus(await meetings.change(owner, meeting.id, { start: at(40) }), 200);
      await sweepLater();
      assert.deepEqual(
        (await meetings.calendar(owner)).map(({ start }) => start),
        [at(40)],
      );
      await assertAccord(owner, 1);
    });

    it('is 503 while the calendar is away, leaves nothing, and works afterwards', async () => {
      const { owner, meeting } = await someMeeting();
      const away = await meetings.world.withoutCalendar(() => meetings.rsvp(owner, meeting.id));
      assert.equal(away.status, 503);
      assert.ok(Number(away.headers.get('retry-after')) >= 1);
      await eventually(async () => (await meetings.rsvp(owner, meeting.id)).status === 200);
      await sweepLater();
      await assertAccord(owner, 1);
    });
  });

  describe('a move', () => {
    async function attended() {
      const { owner, groupId, meeting } = await someMeeting();
      expectStatus(await meetings.rsvp(owner, meeting.id), 200);
      const change = {
        person: owner,
        meeting,
        scope: 'one',
        start: Date.parse(at(40)),
        details: {},
      } as const;
      const isStored = async () =>
        (await findMeeting(meetings.world.context.db.read, meeting.id))?.start === change.start;
      return { owner, groupId, meeting, change, isStored };
    }

    it('that died before or after the ledger made it is finished', async () => {
      for (const context of [diesBefore('move'), diesAfterMoving()]) {
        const { owner, meeting, change, isStored } = await attended();
        await crash(changeMeeting(context, change), isStored);
        await sweepLater();
        await assertAccord(owner, 1);
        expectStatus(await meetings.change(owner, meeting.id, { start: at(44) }), 200);
        await assertAccord(owner, 1);
        await meetings.cancel(owner, meeting.id);
      }
    });

    it('that died after the ledger made it is finished by the next, and not only by the sweep', async () => {
      const { owner, meeting, change, isStored } = await attended();
      await crash(changeMeeting(diesAfterMoving(), change), isStored);
      expectStatus(await meetings.change(owner, meeting.id, { start: at(44) }), 200);
      await assertAccord(owner, 1);
      assert.deepEqual(
        (await meetings.calendar(owner)).map(({ start }) => start),
        [at(44)],
      );
      await meetings.cancel(owner, meeting.id);
    });

    it('that was slow is outdated by the next', async () => {
      const { owner, meeting, change, isStored } = await attended();
      const gate = Promise.withResolvers<void>();
      const slow = dying((ledger) => ({
        move: async (ref, to) => {
          await gate.promise;
          return ledger.move(ref, to);
        },
      }));
      const moved = changeMeeting(slow, change);
      await eventually(isStored);
      expectStatus(await meetings.change(owner, meeting.id, { start: at(44) }), 200);
      gate.resolve();
      await moved;
      await sweepLater();
      assert.deepEqual(
        (await meetings.calendar(owner)).map(({ start }) => start),
        [at(44)],
      );
      await assertAccord(owner, 1);
    });

    it('is 503 while the calendar is away, and the meeting stays where it was', async () => {
      const { owner, meeting } = await attended();
      const move = () => meetings.change(owner, meeting.id, { start: at(40) });
      assert.equal((await meetings.world.withoutCalendar(move)).status, 503);
      assert.equal((await meetings.get(owner, meeting.id)).body.start, at(34));
      await eventually(async () => (await move()).status === 200);
      await assertAccord(owner, 1);
    });
  });

  describe('cancelling', () => {
    it('counts while the calendar is away; the time is released when it is back', async () => {
      const { owner, meeting } = await someMeeting();
      await meetings.rsvp(owner, meeting.id);
      const cancelled = await meetings.world.withoutCalendar(() => meetings.cancel(owner, meeting.id));
      assert.deepEqual([cancelled.status, cancelled.body.status], [200, 'cancelled']);
      await eventually(async () => {
        await sweepLater();
        return (await meetings.calendar(owner)).length === 0;
      });
    });

    it('that died before the ledger released it is finished', async () => {
      const { owner, meeting } = await someMeeting();
      await meetings.rsvp(owner, meeting.id);
      const cancellation = { person: owner, meeting, scope: 'one', reason: null } as const;
      await crash(
        cancelMeeting(diesBefore('release'), cancellation),
        async () => (await findMeeting(meetings.world.context.db.read, meeting.id))?.status === 'cancelled',
      );
      await sweepLater();
      await assertAccord(owner, 0);
    });
  });

  it('while the calendar is away, reading and deciding that nobody comes go on', async () => {
    const { owner, groupId, meeting } = await someMeeting();
    await meetings.world.withoutCalendar(async () => {
      assert.equal((await meetings.get(owner, meeting.id)).status, 200);
      assert.equal((await meetings.list(owner, `/api/groups/${groupId}/meetings`)).length, 1);
      assert.equal((await meetings.rsvp(owner, meeting.id, 'maybe')).status, 200);
      assert.equal((await meetings.tryToPlan(owner, groupId)).status, 503);
    });
  });
});
