import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '@studyhall/db';
import type { Problem } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import {
  at,
  type BusyProblem,
  buildReservation,
  find,
  move,
  readCalendar,
  release,
  reserve,
  tokens,
  useCalendar,
} from './calendar-app.ts';

forEachEngine('reservations', (engine) => {
  const calendar = useCalendar(engine);

  describe('reserving', () => {
    it('takes the time of everyone', async () => {
      const body = buildReservation();
      const { ref, start, end } = body;
      const people = body.people.toSorted();
      const answer = await reserve(calendar, body);
      assert.equal(answer.status, 201);
      assert.deepEqual(answer.body, { ref, status: 'active', version: 1, start, end, people });
      for (const personId of people) {
        const [commitment] = await readCalendar(calendar, personId);
        assert.deepEqual([commitment?.start, commitment?.end], [start, end]);
      }
    });

    it('answers a repeat as before', async () => {
      const body = buildReservation();
      const first = await reserve(calendar, body);
      const again = await reserve(calendar, { ...body, people: body.people.toReversed() });
      assert.equal(again.status, 200);
      assert.deepEqual(again.body, first.body);
      assert.equal((await readCalendar(calendar, body.people[0] ?? '')).length, 1);
    });

    it('says who is busy and when, and not with what', async () => {
      const [busy, free] = [newId(), newId()];
      await reserve(calendar, buildReservation({ people: [busy], title: 'A secret' }));
      const wanted = buildReservation({ people: [free, busy], start: at('09:30'), end: at('10:30') });
      const answer = await reserve<BusyProblem>(calendar, wanted);
      assert.equal(answer.status, 409);
      assert.equal(answer.body.code, 'time-taken');
      assert.deepEqual(answer.body.busy, [{ personId: busy, start: at('09:00'), end: at('10:00') }]);
      assert.ok(!JSON.stringify(answer.body).includes('secret'));
      assert.deepEqual(await readCalendar(calendar, free), []);
      assert.equal((await find(calendar, wanted.ref)).status, 404);
    });

    it('evaluates a refused one anew', async () => {
      const people = [newId()];
      const first = buildReservation({ people });
      const second = buildReservation({ people });
      await reserve(calendar, first);
      assert.equal((await reserve(calendar, second)).status, 409);
      await release(calendar, first.ref);
      assert.equal((await reserve(calendar, second)).status, 201);
    });

    it('lets commitments touch', async () => {
      const people = [newId()];
      await reserve(calendar, buildReservation({ people }));
      const before = buildReservation({ people, start: at('08:00'), end: at('09:00') });
      const after = buildReservation({ people, start: at('10:00'), end: at('11:00') });
      assert.equal((await reserve(calendar, before)).status, 201);
      assert.equal((await reserve(calendar, after)).status, 201);
    });

    it('sees the whole of a long commitment that began the day before', async () => {
      const people = [newId()];
      const long = { start: at('10:00', '2026-03-01'), end: at('10:00') };
      await reserve(calendar, buildReservation({ people, ...long }));
      const last = { start: at('09:59'), end: at('10:30') };
      assert.equal((await reserve(calendar, buildReservation({ people, ...last }))).status, 409);
      const next = { start: at('10:00'), end: at('10:30') };
      assert.equal((await reserve(calendar, buildReservation({ people, ...next }))).status, 201);
    });

    it('keeps a margin free where one is asked for', async () => {
      const [tutor, student] = [newId(), newId()];
      await reserve(calendar, buildReservation({ people: [tutor, student] }));
      const close = { people: [tutor, newId()], start: at('10:10'), end: at('11:00') };
      const margins = [{ personId: tutor, minutes: 15 }];
      const refused = await reserve<BusyProblem>(calendar, buildReservation({ ...close, margins }));
      assert.equal(refused.status, 409);
      assert.equal(refused.body.busy[0]?.personId, tutor);
      const [exact] = [{ ...close, start: at('10:15'), margins }];
      assert.equal((await reserve(calendar, buildReservation(exact))).status, 201);
    });

    it('refuses a ref that stands for something else', async () => {
      const body = buildReservation();
      await reserve(calendar, body);
      for (const change of [
        { title: 'Other' },
        { kind: 'offer' },
        { end: at('10:30') },
        { people: [newId()] },
      ]) {
        const answer = await reserve<Problem>(calendar, { ...body, ...change });
        assert.equal(answer.status, 422, JSON.stringify(change));
        assert.equal(answer.body.code, 'reservation-differs');
      }
    });

    it('keeps instants to the millisecond', async () => {
      const exact = { start: '2026-03-02T09:00:00.123Z', end: '2026-03-02T10:00:00.007Z' };
      const body = buildReservation(exact);
      await reserve(calendar, body);
      const { start, end } = (await find(calendar, body.ref)).body;
      assert.deepEqual({ start, end }, exact);
    });

    it('refuses instants that cannot be', async () => {
      for (const end of ['2026-02-30T09:00:00Z', '2026-03-02T25:00:00Z', '9999-12-31T23:59:59-12:00']) {
        assert.equal((await reserve(calendar, buildReservation({ end }))).status, 422, end);
      }
    });

    it('refuses times that cannot be reserved', async () => {
      const refused = [
        { end: at('09:00') },
        { end: at('08:00') },
        { end: '2026-03-03T09:00:00.001Z' },
        { start: '1999-01-01T09:00:00Z', end: '1999-01-01T10:00:00Z' },
        { start: '2300-01-01T09:00:00Z', end: '2300-01-01T10:00:00Z' },
      ];
      for (const change of refused) {
        const answer = await reserve<Problem>(calendar, buildReservation(change));
        assert.equal(answer.status, 422, JSON.stringify(change));
        assert.equal(answer.body.code, 'invalid-interval');
      }
    });

    const malformed: readonly [string, object][] = [
      ['an unknown field', { colour: 'red' }],
      ['no people', { people: [] }],
      ['the same person twice', { people: Array(2).fill('0198a7a0-0000-7000-8000-000000000001') }],
      ['201 people', { people: Array.from({ length: 201 }, () => newId()) }],
      ['a person without an id', { people: ['me'] }],
      ['an instant without offset', { start: '2026-03-02T09:00:00' }],
      ['a kind of its own', { kind: 'class' }],
      ['a ref with a slash', { ref: 'a/b' }],
      ['a ref of 101 characters', { ref: 'a'.repeat(101) }],
      ['an empty title', { title: ' ' }],
      ['a long title', { title: 'x'.repeat(201) }],
      ['a negative margin', { margins: [{ personId: newId(), minutes: -1 }] }],
    ];
    for (const [what, change] of malformed) {
      it(`refuses ${what}`, async () => {
        assert.equal((await reserve(calendar, { ...buildReservation(), ...change })).status, 400);
      });
    }
  });

  describe('moving', () => {
    const tenToEleven = { start: at('10:00'), end: at('11:00') };

    it('takes the new time and gives the old one back', async () => {
      const body = buildReservation();
      await reserve(calendar, body);
      const moved = await move(calendar, body.ref, { ...tenToEleven, version: 2 });
      assert.equal(moved.status, 200);
      assert.deepEqual([moved.body.start, moved.body.end, moved.body.version], [at('10:00'), at('11:00'), 2]);
      assert.equal((await reserve(calendar, buildReservation({ people: body.people }))).status, 201);
    });

    it('may overlap where it was', async () => {
      const body = buildReservation();
      await reserve(calendar, body);
      const shifted = { start: at('09:30'), end: at('10:30'), version: 2 };
      assert.equal((await move(calendar, body.ref, shifted)).status, 200);
    });

    it('answers a repeat as before', async () => {
      const body = buildReservation();
      await reserve(calendar, body);
      const first = await move(calendar, body.ref, { ...tenToEleven, version: 2 });
      const again = await move(calendar, body.ref, { ...tenToEleven, version: 2 });
      assert.deepEqual([again.status, again.body], [200, first.body]);
    });

    it('takes no other change to the same version and time for a repeat', async () => {
      const body = buildReservation({ title: 'Essays' });
      await reserve(calendar, body);
      const moved = { ...tenToEleven, version: 2, title: 'Reading', venue: { place: 'Room 4', link: null } };
      assert.equal((await move(calendar, body.ref, moved)).status, 200);
      const others = [{ title: 'Essays' }, { venue: { place: 'Room 5', link: null } }, { kind: 'offer' }];
      for (const other of others) {
        const answer = await move<Problem>(calendar, body.ref, { ...moved, ...other });
        assert.deepEqual([answer.status, answer.body.code], [409, 'version-conflict'], JSON.stringify(other));
      }
      const [commitment] = await readCalendar(calendar, body.people[0] ?? '');
      assert.equal(commitment?.title, 'Reading');
      assert.equal((await move(calendar, body.ref, moved)).status, 200);
    });

    it('refuses every other version and says which one is there', async () => {
      const body = buildReservation();
      await reserve(calendar, body);
      for (const version of [1, 3]) {
        const answer = await move<Problem & { version: number }>(calendar, body.ref, {
          ...tenToEleven,
          version,
        });
        assert.deepEqual(
          [answer.status, answer.body.code, answer.body.version],
          [409, 'version-conflict', 1],
        );
      }
      assert.equal((await find(calendar, body.ref)).body.start, at('09:00'));
    });

    it('changes nothing where somebody is busy', async () => {
      const body = buildReservation();
      await reserve(calendar, body);
      await reserve(calendar, buildReservation({ people: [body.people[1] ?? ''], ...tenToEleven }));
      const answer = await move<BusyProblem>(calendar, body.ref, { ...tenToEleven, version: 2 });
      assert.equal(answer.status, 409);
      assert.deepEqual(answer.body.busy, [{ personId: body.people[1], ...tenToEleven }]);
      const { version, start } = (await find(calendar, body.ref)).body;
      assert.deepEqual([version, start], [1, at('09:00')]);
    });

    it('turns an offer into a session where it stands', async () => {
      const body = buildReservation({ kind: 'offer' });
      await reserve(calendar, body);
      const taken = { start: body.start, end: body.end, version: 2, kind: 'session' };
      assert.equal((await move(calendar, body.ref, taken)).status, 200);
      const [commitment] = await readCalendar(calendar, body.people[0] ?? '');
      assert.equal(commitment?.kind, 'session');
    });

    it('still answers a late repeat of the reservation', async () => {
      const body = buildReservation();
      await reserve(calendar, body);
      await move(calendar, body.ref, { ...tenToEleven, version: 2 });
      const answer = await reserve(calendar, body);
      assert.deepEqual([answer.status, answer.body.start, answer.body.version], [200, at('10:00'), 2]);
    });

    it('does not find what was never reserved, nor bring back what was released', async () => {
      const { ref } = buildReservation();
      assert.equal((await move(calendar, ref, { ...tenToEleven, version: 2 })).status, 404);
      await release(calendar, ref);
      assert.equal((await move(calendar, ref, { ...tenToEleven, version: 2 })).status, 410);
    });

    it('refuses times that cannot be and versions below 1', async () => {
      const body = buildReservation();
      await reserve(calendar, body);
      const reversed = { start: at('11:00'), end: at('10:00'), version: 2 };
      assert.equal((await move(calendar, body.ref, reversed)).status, 422);
      assert.equal((await move(calendar, body.ref, { ...tenToEleven, version: 0 })).status, 400);
    });
  });

  describe('releasing', () => {
    it('gives the time back for good', async () => {
      const body = buildReservation();
      await reserve(calendar, body);
      const answer = await release(calendar, body.ref);
      assert.deepEqual([answer.status, answer.body.status, answer.body.people], [200, 'released', []]);
      assert.deepEqual(await readCalendar(calendar, body.people[0] ?? ''), []);
      assert.equal((await reserve(calendar, body)).status, 410);
      assert.equal((await reserve(calendar, { ...body, ref: `session:${newId()}` })).status, 201);
    });

    it('can be repeated', async () => {
      const body = buildReservation();
      await reserve(calendar, body);
      const first = await release(calendar, body.ref);
      const again = await release(calendar, body.ref);
      assert.deepEqual([again.status, again.body], [200, first.body]);
    });

    it('closes a ref before its reservation arrives', async () => {
      const body = buildReservation();
      const answer = await release(calendar, body.ref);
      assert.equal(answer.status, 200);
      assert.deepEqual(answer.body, {
        ref: body.ref,
        status: 'released',
        version: 0,
        start: null,
        end: null,
        people: [],
      });
      assert.equal((await reserve<Problem>(calendar, body)).body.code, 'reservation-released');
      assert.deepEqual(await readCalendar(calendar, body.people[0] ?? ''), []);
    });
  });

  describe('finding', () => {
    it('answers what is there, released or not', async () => {
      const body = buildReservation();
      const made = await reserve(calendar, body);
      assert.deepEqual((await find(calendar, body.ref)).body, made.body);
      await release(calendar, body.ref);
      const { status, people, start } = (await find(calendar, body.ref)).body;
      assert.deepEqual([status, people, start], ['released', [], body.start]);
    });

    it('is a 404 for a ref that was never used', async () => {
      assert.equal((await find(calendar, 'session:never')).status, 404);
    });
  });

  describe('access', () => {
    const calls: readonly ['get' | 'post' | 'delete', string][] = [
      ['post', '/internal/reservations'],
      ['post', '/internal/reservations/session:1/move'],
      ['post', '/internal/reservations/session:1/release'],
      ['get', '/internal/reservations/session:1'],
      ['post', '/internal/free-busy'],
      ['get', `/internal/people/${newId()}`],
      ['delete', `/internal/people/${newId()}`],
    ];
    for (const [method, path] of calls) {
      it(`${method.toUpperCase()} ${path.replace(/[0-9a-f-]{36}/, '{id}')} is for services only`, async () => {
        const admin = await tokens.tokenFor({ roles: ['admin', 'coordinator'] });
        const forOthers = await tokens.serviceToken('tutors', 'students');
        for (const token of [undefined, admin, forOthers, 'nonsense']) {
          assert.equal((await calendar.api[method](path, { token })).status, 401);
        }
      });
    }
  });
});
