import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { client, forEachEngine } from '@studyhall/testing';
import { buildApp } from '../src/app.ts';
import type { Context } from '../src/context.ts';
import { expectStatus, type ProblemBody } from './groups-app.ts';
import { at, useMeetings } from './meetings.ts';

const idOf = (items: readonly { id: string }[] | undefined, index: number) => items?.[index]?.id ?? '';

forEachEngine('meetings', (engine) => {
  const meetings = useMeetings(engine);
  const world = () => meetings.world;

  describe('planning', () => {
    it('makes a meeting that members see and strangers do not', async () => {
      const { people, owner, groupId } = await meetings.groupOf(2);
      const [, member] = people;
      assert.ok(member);
      const planned = await meetings.plan(owner, groupId, { place: 'Library', capacity: 4 });
      const stranger = await world().someone();
      const seen = await meetings.get(member, planned.id);
      assert.equal(seen.status, 200);
      assert.deepEqual([seen.body.start, seen.body.end, seen.body.seatsLeft], [at(34), at(35), 4]);
      assert.equal((await meetings.get(stranger, planned.id)).status, 404);
      assert.equal((await meetings.rsvp(stranger, planned.id)).status, 404);
      assert.equal((await meetings.list(member, `/api/groups/${groupId}/meetings`)).length, 1);
      assert.deepEqual(
        (await meetings.list(member, '/api/meetings')).map(({ id }) => id),
        [planned.id],
      );
    });

    it('lays a series out on the wall of the group across a change of the clocks', async () => {
      const { owner, groupId } = await meetings.groupOf(1, { timeZone: 'Europe/London' });
      // 18:00 in London: the clocks go forward on 29 March.
      const series = await meetings.plan(owner, groupId, {
        start: '2026-03-17T18:00:00Z',
        repeat: { everyWeeks: 1, until: '2026-04-07' },
        skip: ['2026-03-24'],
      });
      assert.deepEqual(
        series.occurrences.map(({ start }) => start),
        ['2026-03-17T18:00:00.000Z', '2026-03-31T17:00:00.000Z', '2026-04-07T17:00:00.000Z'],
      );
      const all = await meetings.list(owner, `/api/groups/${groupId}/meetings?limit=2`);
      assert.deepEqual(
        all.map(({ occursOn }) => occursOn),
        ['2026-03-17', '2026-03-31'],
      );
    });

    it('puts the dates of a series that clash at other times', async () => {
      const { owner, groupId } = await meetings.groupOf(1);
      const series = await meetings.plan(owner, groupId, {
        repeat: { everyWeeks: 1, until: '2026-03-17' },
        moved: [{ date: '2026-03-10', start: at(34 + 8 * 24) }],
      });
      assert.deepEqual(
        series.occurrences.map(({ start }) => start),
        [at(34), at(34 + 8 * 24), at(34 + 14 * 24)],
      );
      const all = await meetings.list(owner, `/api/groups/${groupId}/meetings`);
      assert.deepEqual(
        all.map(({ occursOn }) => occursOn),
        ['2026-03-03', '2026-03-10', '2026-03-17'],
      );
    });

    it('is repeated under its key without a second one', async () => {
      const { owner, groupId } = await meetings.groupOf(1);
      const request = {
        token: owner.token,
        headers: { 'idempotency-key': 'plan-once' },
        body: { title: 'Once', start: at(50), minutes: 30, repeat: { everyWeeks: 2, until: '2026-04-20' } },
      };
      const path = `/api/groups/${groupId}/meetings`;
      const answers = await Promise.all([1, 2, 3].map(() => world().api.post<{ id: string }>(path, request)));
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
      assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
      assert.equal((await meetings.list(owner, path)).length, 4);
    });

    it('is not done by a process that lost its key to another, which was refused', async (t) => {
      const { owner, groupId } = await meetings.groupOf(1);
      const { context, clock, api } = world();
      const stopped = clock.now;
      const [asked, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const find: Context['clashCheck']['find'] = async (question) => {
        asked.resolve();
        await gate.promise;
        return context.clashCheck.find(question);
      };
      const app = await buildApp({ ...context, now: () => stopped, clashCheck: { find } });
      t.after(() => gate.resolve());
      t.after(() => app.close());
      const start = new Date(stopped + 5_000).toISOString();
      const request = {
        token: owner.token,
        headers: { 'idempotency-key': 'late' },
        body: { title: 'Late', start, minutes: 30 },
      };
      const path = `/api/groups/${groupId}/meetings`;
      const late = client(app).post<ProblemBody>(path, request);
      await asked.promise;
      clock.now += 10_000;
      // It lies in the past by now.
      assert.equal((await api.post(path, request)).status, 422);
      gate.resolve();
      const { status, body } = await late;
      assert.deepEqual([status, body.code], [409, 'request-in-progress']);
      assert.deepEqual(await meetings.list(owner, `${path}?from=${start}`), []);
    });

    const refused: readonly [what: string, overrides: object, status: number, path: string][] = [
      ['a start in the past', { start: at(1) }, 422, '/start'],
      ['a start in 2030', { start: '2030-01-01T10:00:00Z' }, 422, '/start'],
      [
        'a series that ends before it begins',
        { repeat: { everyWeeks: 1, until: '2026-03-01' } },
        422,
        '/repeat/until',
      ],
      ['a series of 61', { repeat: { everyWeeks: 1, until: '2027-05-01' } }, 422, '/repeat/until'],
      [
        'a series of nothing',
        { repeat: { everyWeeks: 1, until: '2026-03-03' }, skip: ['2026-03-03'] },
        422,
        '/skip',
      ],
      ['a monthly series', { repeat: { everyWeeks: 4, until: '2026-06-01' } }, 400, '/repeat/everyWeeks'],
      [
        'a move of what is not there',
        { moved: [{ date: '2026-03-04', start: at(40) }] },
        422,
        '/moved/0/date',
      ],
      ['a move into the past', { moved: [{ date: '2026-03-03', start: at(1) }] }, 422, '/moved/0/start'],
      ['a move by 8 days', { moved: [{ date: '2026-03-03', start: at(34 + 192) }] }, 422, '/moved/0/start'],
      ['no length', { minutes: 0 }, 400, '/minutes'],
      ['a link that is none', { link: 'javascript:alert(1)' }, 400, '/link'],
      ['an unknown field', { colour: 'red' }, 400, '/colour'],
    ];
    it('refuses what cannot be, and says which field', async () => {
      const { owner, groupId } = await meetings.groupOf(1);
      for (const [what, overrides, status, path] of refused) {
        const answer = await meetings.tryToPlan(owner, groupId, { ...overrides });
        assert.equal(answer.status, status, what);
        assert.equal(answer.body.errors[0]?.path, path, what);
      }
    });

    it('is for those whom the group lets schedule', async () => {
      const { people, groupId, owner } = await meetings.groupOf(2, { rules: { schedule: 'moderators' } });
      const [, member] = people;
      assert.ok(member);
      assert.equal((await meetings.tryToPlan(member, groupId)).status, 403);
      const planned = await meetings.plan(owner, groupId);
      assert.equal((await meetings.change(member, planned.id, { title: 'Mine' })).status, 403);
      assert.equal((await meetings.cancel(member, planned.id)).status, 403);
    });

    it('looks at every occurrence before, with substitutes in the same week', async () => {
      const { people, owner, groupId } = await meetings.groupOf(3);
      const [, second, third] = people;
      assert.ok(second && third);
      await meetings.occupy(second, at(34 + 7 * 24), at(35 + 7 * 24));
      await meetings.occupy(third, at(34.5 + 7 * 24), at(36 + 7 * 24));
      const body = {
        title: 'Reading',
        start: at(34),
        minutes: 60,
        repeat: { everyWeeks: 1, until: '2026-03-17' },
      };
      const path = `/api/groups/${groupId}/meetings/check`;
      const answer = await world().api.post<{
        occurrences: { start: string; clashes: number; substitutes: { start: string }[] }[];
      }>(path, { token: owner.token, body });
      assert.equal(answer.status, 200);
      const { occurrences } = answer.body;
      assert.deepEqual(
        occurrences.map(({ clashes, substitutes }) => [clashes, substitutes.length]),
        [
          [0, 0],
          [2, 3],
          [0, 0],
        ],
      );
      for (const { start } of occurrences[1]?.substitutes ?? []) {
        assert.ok(start >= at(7 * 24) && start < at(14 * 24), start);
      }
      const planned = await meetings.plan(owner, groupId, body);
      assert.deepEqual(
        planned.occurrences.map(({ clashes }) => clashes),
        [0, 2, 0],
      );
    });
  });

  describe('a yes', () => {
    it('takes the time, and gives it back with a no', async () => {
      const { owner, groupId } = await meetings.groupOf(1);
      const { id } = await meetings.plan(owner, groupId);
      const yes = await meetings.rsvp(owner, id);
      assert.equal(yes.status, 200);
      assert.deepEqual(yes.body.myAnswer, { answer: 'yes', tentative: false });
      const [entry] = await meetings.calendar(owner);
      assert.deepEqual([entry?.start, entry?.kind, entry?.links.meetingId], [at(34), 'meeting', id]);
      assert.equal((await meetings.rsvp(owner, id)).status, 200);
      assert.equal((await meetings.rsvp(owner, id, 'no')).body.myAnswer?.answer, 'no');
      assert.deepEqual(await meetings.calendar(owner), []);
      assert.equal((await meetings.rsvp(owner, id)).status, 200);
      assert.equal((await meetings.calendar(owner)).length, 1);
    });

    it('that clashes says with what, and may be tentative', async () => {
      const { people, owner, groupId } = await meetings.groupOf(2);
      const [, member] = people;
      assert.ok(member);
      const { id } = await meetings.plan(owner, groupId);
      await meetings.occupy(member, at(34.5), at(35.5));
      const refused = await meetings.rsvp(member, id);
      assert.deepEqual([refused.status, refused.body.code], [409, 'clash']);
      assert.deepEqual(refused.body.clashes, [
        { kind: 'session', title: 'CS-101 tutoring', start: at(34.5), end: at(35.5) },
      ]);
      assert.equal((await meetings.get(member, id)).body.myAnswer, null);
      const tentative = await meetings.rsvp(member, id, 'yes', true);
      assert.deepEqual(tentative.body.myAnswer, { answer: 'yes', tentative: true });
      assert.deepEqual(
        (await meetings.calendar(member)).map((entry) => [entry.kind, entry.tentative]),
        [
          ['meeting', true],
          ['session', false],
        ],
      );
      const { answers, people: named } = (await meetings.get(owner, id)).body;
      assert.deepEqual(answers, { yes: 0, tentative: 1, maybe: 0, no: 0 });
      assert.deepEqual(
        named.map(({ userId }) => userId),
        [member.id],
      );
    });

    it('may become firm once the time is free, and tentative again', async () => {
      const { owner, groupId } = await meetings.groupOf(1);
      const { id } = await meetings.plan(owner, groupId);
      for (const tentative of [true, false, true]) {
        expectStatus(await meetings.rsvp(owner, id, 'yes', tentative), 200);
        const entries = await meetings.calendar(owner);
        assert.deepEqual(
          entries.map((entry) => entry.tentative),
          [tentative],
        );
      }
    });

    it('to a meeting that has begun or was cancelled is refused', async () => {
      const { owner, groupId } = await meetings.groupOf(1);
      const [over, cancelled] = [
        await meetings.plan(owner, groupId, { start: at(9) }),
        await meetings.plan(owner, groupId),
      ];
      await meetings.cancel(owner, cancelled.id);
      assert.equal((await meetings.rsvp(owner, cancelled.id)).body.code, 'meeting-cancelled');
      world().clock.now += 2 * 3_600_000;
      const renewed = await world().renew(owner);
      assert.equal((await meetings.rsvp(renewed, over.id)).body.code, 'meeting-over');
      world().clock.now -= 2 * 3_600_000;
    });

    it('goes with the membership', async () => {
      const { people, owner, groupId } = await meetings.groupOf(2);
      const [, member] = people;
      assert.ok(member);
      const { id } = await meetings.plan(owner, groupId);
      await meetings.rsvp(member, id);
      await world().leave(member, groupId);
      await world().sweep();
      assert.deepEqual(await meetings.calendar(member), []);
      assert.equal((await meetings.get(owner, id)).body.answers.yes, 0);
    });
  });

  describe('changing', () => {
    async function series() {
      const { people, owner, groupId } = await meetings.groupOf(2);
      const [, member] = people;
      assert.ok(member);
      const { occurrences } = await meetings.plan(owner, groupId, {
        repeat: { everyWeeks: 1, until: '2026-03-24' },
      });
      const ids = occurrences.map(({ id }) => id);
      for (const id of ids) expectStatus(await meetings.rsvp(member, id), 200);
      const starts = async () => (await meetings.calendar(member)).map(({ start }) => start);
      return { owner, member, groupId, ids, starts };
    }
    const week = 7 * 24;

    it('moves one occurrence alone, and who said yes along', async () => {
      const { owner, ids, starts } = await series();
      const moved = await meetings.change(owner, ids[1] ?? '', { start: at(40 + week) });
      assert.deepEqual([moved.status, moved.body.changed, moved.body.clashes], [200, 1, 0]);
      assert.equal(moved.body.version, 2);
      assert.deepEqual(await starts(), [at(34), at(40 + week), at(34 + 2 * week), at(34 + 3 * week)]);
    });

    it('moves it and all that follow, to another day and length', async () => {
      const { owner, member, ids, starts } = await series();
      const moved = await meetings.change(owner, ids[2] ?? '', {
        scope: 'following',
        start: at(64 + 2 * week),
        minutes: 90,
        title: 'Longer',
      });
      assert.deepEqual([moved.status, moved.body.changed], [200, 2]);
      assert.deepEqual(await starts(), [at(34), at(34 + week), at(64 + 2 * week), at(64 + 3 * week)]);
      const last = (await meetings.calendar(member)).at(-1);
      assert.deepEqual([last?.end, last?.title], [at(65.5 + 3 * week), 'Longer']);
    });

    it('makes tentative who has something else then, tells them, and says how many', async () => {
      const { owner, member, ids } = await series();
      await meetings.occupy(member, at(40), at(41));
      const moved = await meetings.change(owner, ids[0] ?? '', { start: at(40) });
      assert.equal(moved.body.clashes, 1);
      assert.ok(!JSON.stringify(moved.body).includes('tutoring'));
      assert.deepEqual((await meetings.get(member, ids[0] ?? '')).body.myAnswer, {
        answer: 'yes',
        tentative: true,
      });
      const entries = (await meetings.calendar(member)).filter(({ start }) => start === at(40));
      assert.deepEqual(
        entries.map(({ kind, tentative }) => [kind, tentative]),
        [
          ['session', false],
          ['meeting', true],
        ],
      );
      const told = (await world().events(ids[0] ?? '')).filter(({ type }) => type === 'meeting.clashed');
      assert.deepEqual(told[0]?.data['to'], [member.id]);
    });

    it('cancels one alone, or from here on', async () => {
      const { owner, ids, starts } = await series();
      const one = await meetings.cancel(owner, ids[0] ?? '', { reason: 'Ill' });
      assert.deepEqual([one.body.status, one.body.cancelled], ['cancelled', 1]);
      assert.equal((await starts()).length, 3);
      const rest = await meetings.cancel(owner, ids[2] ?? '', { scope: 'following' });
      assert.equal(rest.body.cancelled, 2);
      assert.deepEqual(await starts(), [at(34 + week)]);
      assert.equal((await meetings.cancel(owner, ids[0] ?? '')).status, 200);
      assert.equal(
        (await meetings.change(owner, ids[0] ?? '', { title: 'Late' })).body.code,
        'meeting-cancelled',
      );
    });

    it('tells each occurrence of itself, and people once', async () => {
      const { owner, ids } = await series();
      await meetings.change(owner, ids[0] ?? '', { scope: 'following', start: at(35) });
      const events = await Promise.all(ids.map((id) => world().events(id)));
      const moved = events.map((list) => list.find(({ type }) => type === 'meeting.moved')?.data);
      assert.deepEqual(
        moved.map((data) => data?.['occurrences']),
        [4, undefined, undefined, undefined],
      );
      assert.equal(moved[1]?.['previousStart'], at(34 + week));
      assert.equal(new Set(moved.map((data) => data?.['seriesId'])).size, 1);
    });

    it('goes by one name in calendars, with the time that the rule gave and one count of changes', async () => {
      const { owner, member, ids } = await series();
      await meetings.change(owner, ids[1] ?? '', { start: at(40 + week) });
      await meetings.change(owner, ids[1] ?? '', { scope: 'following', start: at(41 + week) });
      await meetings.cancel(owner, ids[0] ?? '');
      const events = (await Promise.all(ids.map((id) => world().events(id)))).flat();
      const changes = events.filter(({ type }) => type !== 'meeting.planned' && type !== 'meeting.answered');
      const occursAt = ['2026-03-03', '2026-03-10', '2026-03-17', '2026-03-24'].map((on) => `${on}T10:00:00`);
      const [seriesId] = ids;
      assert.deepEqual(
        changes.map(({ data }) => [data['version'], data['recurrence']]),
        [
          [4, { seriesId, occursAt: occursAt[0] }],
          [2, { seriesId, occursAt: occursAt[1] }],
          [3, { seriesId, occursAt: occursAt[1] }],
          [3, { seriesId, occursAt: occursAt[2] }],
          [3, { seriesId, occursAt: occursAt[3] }],
        ],
      );
      const { token } = member;
      const { body } = await world().calendarApi.post<{ url: string }>('/api/calendar/me/subscription', {
        token,
      });
      const feed = await world().calendarApi.get<string>(new URL(body.url).pathname, { token });
      assert.equal(feed.body.match(new RegExp(`UID:${seriesId}@`, 'g'))?.length, 4);
      assert.deepEqual(
        feed.body.match(/RECURRENCE-ID:\w+/g)?.toSorted(),
        occursAt.map((time) => `RECURRENCE-ID:${time.replaceAll(/[-:]/g, '')}Z`),
      );
    });

    async function dataOf(meetingId: string, type: string): Promise<{ to?: string[]; absent?: string[] }> {
      return (await world().events(meetingId)).find((event) => event.type === type)?.data ?? {};
    }

    it('tells of each occurrence who comes to it, and of the series who comes to any', async () => {
      const { owner, member, ids } = await series();
      const [first, second, , last] = ids;
      assert.ok(first && second && last);
      expectStatus(await meetings.rsvp(member, first, 'no'), 200);
      expectStatus(await meetings.rsvp(member, last, 'no'), 200);
      await meetings.change(owner, first, { scope: 'following', start: at(35) });
      await meetings.cancel(owner, first, { scope: 'following' });
      const both = [owner.id, member.id].sort();
      for (const type of ['meeting.moved', 'meeting.cancelled']) {
        const told: unknown[] = [];
        for (const id of [first, second, last]) {
          const { to, absent } = await dataOf(id, type);
          told.push([[...(to ?? [])].sort(), absent]);
        }
        assert.deepEqual(told, [
          [both, [member.id]],
          [both, undefined],
          [[owner.id], undefined],
        ]);
      }
    });

    it('does not lower the seats below those who come', async () => {
      const { people, owner, groupId } = await meetings.groupOf(3);
      const { id } = await meetings.plan(owner, groupId, { capacity: 3 });
      for (const person of people) await meetings.rsvp(person, id);
      assert.equal((await meetings.change(owner, id, { capacity: 2 })).body.code, 'seats-taken');
      assert.equal((await meetings.change(owner, id, { capacity: null })).status, 200);
    });

    it('ends with the group', async () => {
      const { owner, member, groupId, ids } = await series();
      expectStatus(await world().api.delete(`/api/groups/${groupId}`, { token: owner.token }), 204);
      await world().sweep();
      world().clock.now += 10_000;
      await world().sweep();
      world().clock.now -= 10_000;
      assert.deepEqual(await meetings.calendar(member), []);
      assert.equal((await meetings.get(member, idOf([{ id: ids[0] ?? '' }], 0))).body.status, 'cancelled');
      assert.equal((await meetings.tryToPlan(owner, groupId)).body.code, 'group-archived');
      const events = await Promise.all(ids.map((id) => world().events(id)));
      const told = events.map((list) => list.find(({ type }) => type === 'meeting.cancelled')?.data);
      assert.deepEqual(
        told.map((data) => [data?.['occurrences'], data?.['byPersonId']]),
        [4, undefined, undefined, undefined].map((count) => [count, owner.id]),
      );
    });
  });
});
