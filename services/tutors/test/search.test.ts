import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { encodeCursor, type Problem } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import type { FoundTutorPage } from '../src/routes/search.schema.ts';
import { at, eventually, type Someone, useBookingWorld } from './booking-world.ts';

const workdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '12:00' }));

forEachEngine('search', (engine) => {
  const world = useBookingWorld(engine);

  async function search(query: Record<string, string | number>) {
    const { token } = await world.someone();
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) params.set(name, String(value));
    return world.api.get<FoundTutorPage & Problem>(`/api/tutors?${params}`, { token });
  }

  const namesOf = ({ body }: { body: FoundTutorPage }) => body.items.map(({ headline }) => headline);

  /** What is found does not depend on whether the worker was there already; the order does. */
  const settled = () =>
    eventually(async () => {
      const due = world.context.db.read.selectFrom('free_times').select('tutor_id');
      return (await due.where('due_at', '<=', '2026-03-02 08:00:00.000').execute()).length === 0;
    });

  describe('by course, mode, language and words', () => {
    before(async () => {
      const english = { languages: ['en-GB'], modes: ['online'] };
      await world.tutor({ headline: 'Algebra', courses: ['ALG-1'], ...english });
      await world.tutor({ headline: 'Geometry', courses: ['ALG-1', 'GEO-1'], languages: ['ur', 'en'] });
      await world.tutor({
        headline: 'Topology',
        courses: ['GEO-1'],
        bio: 'Also algebra. Crème brûlée.',
        ...english,
      });
    });

    const cases: readonly (readonly [query: Record<string, string>, found: readonly string[]])[] = [
      [{ course: 'ALG-1' }, ['Algebra', 'Geometry']],
      [{ course: 'alg-1' }, ['Algebra', 'Geometry']],
      [{ course: 'ALG' }, []],
      [{ mode: 'in-person', course: 'ALG-1' }, ['Geometry']],
      [{ language: 'en', course: 'ALG-1' }, ['Algebra', 'Geometry']],
      [{ language: 'en-gb' }, ['Algebra', 'Topology']],
      [{ language: 'ur' }, ['Geometry']],
      [{ q: 'topol' }, ['Topology']],
      [{ q: 'algebra' }, ['Algebra', 'Topology']],
      [{ q: 'GEO geom' }, ['Geometry']],
      [{ q: 'geo-1 algebra' }, ['Topology']],
      [{ q: 'creme BRULEE' }, ['Topology']],
      [{ q: 'course geo' }, ['Geometry', 'Topology']],
      [{ q: 'algebraic' }, []],
      [{ q: 'algebra', course: 'GEO-1', mode: 'online', language: 'en' }, ['Topology']],
      [{ q: 'algebra', sort: 'rating' }, ['Algebra', 'Topology']],
    ];
    for (const [query, found] of cases) {
      it(`finds ${found.join(' and ') || 'nobody'} for ${JSON.stringify(query)}`, async () => {
        const answer = await search(query);
        assert.equal(answer.status, 200);
        assert.deepEqual(namesOf(answer).toSorted(), found);
        assert.equal(answer.body.nextCursor, null);
      });
    }

    it('has those first whose main words match', async () => {
      assert.deepEqual(namesOf(await search({ q: 'algebra' })), ['Algebra', 'Topology']);
    });

    it('finds a tutor by what they are now', async () => {
      const tutor = await world.tutor({ headline: 'Zoology' });
      assert.deepEqual(namesOf(await search({ q: 'zoology' })), ['Zoology']);
      const mine = await world.api.get<object>('/api/tutors/me', { token: tutor.token });
      const { id, name, status, rating, appliedAt, decidedAt, decisionReason, timeZone, ...body } =
        mine.body as Record<string, unknown>;
      const changed = { ...body, headline: 'Botany' };
      assert.equal(
        (await world.api.put('/api/tutors/me', { token: tutor.token, body: changed })).status,
        200,
      );
      assert.deepEqual(namesOf(await search({ q: 'zoology' })), []);
      assert.deepEqual(namesOf(await search({ q: 'botany' })), ['Botany']);
    });

    it('finds nobody who is pending, suspended or erased', async () => {
      const tutor = await world.tutor({ headline: 'Quantum' });
      const { token } = await world.someone('coordinator');
      await world.api.post(`/api/tutors/${tutor.id}/suspend`, { token });
      assert.deepEqual(namesOf(await search({ q: 'quantum' })), []);
      await world.api.post(`/api/tutors/${tutor.id}/approve`, { token });
      assert.deepEqual(namesOf(await search({ q: 'quantum' })), ['Quantum']);
      const service = await world.serviceToken('tutors');
      assert.equal((await world.api.delete(`/internal/people/${tutor.id}`, { token: service })).status, 204);
      assert.deepEqual(namesOf(await search({ q: 'quantum' })), []);
    });
  });

  describe('by free time', () => {
    const free = (from: number, to: number) => ({ q: 'freedom', freeFrom: at(from), freeTo: at(to) });
    let tutor: Someone;
    before(async () => {
      tutor = await world.tutor({ headline: 'Freedom', sessionMinutes: [60], bufferMinutes: 0 }, workdays);
      await world.occupy(tutor, at(33), at(35));
    });

    it('finds who can be booked within it, for a whole session', async () => {
      assert.deepEqual(namesOf(await search(free(35, 36))), ['Freedom']);
      assert.deepEqual(namesOf(await search(free(24, 48))), ['Freedom']);
    });

    it('finds nobody who is busy, or free for less than a session, or outside their hours', async () => {
      for (const [from, to] of [
        [33, 35],
        [34.5, 35.75],
        [35.25, 36.25],
        [36, 57],
        [0, 8],
      ] as const) {
        assert.deepEqual(namesOf(await search(free(from, to))), [], `${from} to ${to}`);
      }
    });

    it('knows of what was taken a moment ago', async () => {
      assert.deepEqual(namesOf(await search(free(57, 58))), ['Freedom']);
      await world.occupy(tutor, at(57), at(58));
      assert.deepEqual(namesOf(await search(free(57, 58))), []);
    });

    it('is 503 while the calendar is away, unlike a search without it', async () => {
      await settled();
      const [without, within] = await world.withoutCalendar(async () => [
        await search({ q: 'freedom' }),
        await search(free(35, 36)),
      ]);
      assert.deepEqual([without?.status, within?.status], [200, 503]);
      assert.deepEqual(without && namesOf(without), ['Freedom']);
      await eventually(async () => (await search(free(35, 36))).status === 200);
    });

    it('sees as far as the horizon', async () => {
      assert.deepEqual(namesOf(await search(free(56 * 24, 58 * 24))), ['Freedom']);
      assert.deepEqual(namesOf(await search(free(62 * 24, 68 * 24))), []);
    });

    it('refuses a range that is reversed or too long', async () => {
      assert.equal((await search(free(2, 1))).body.code, 'range-reversed');
      assert.equal((await search(free(0, 32 * 24))).body.code, 'range-too-long');
    });
  });

  describe('the next free time', () => {
    it('is the first start of the shortest length that can be booked', async () => {
      const tutor = await world.tutor({ headline: 'Nextfree', minNoticeMinutes: 26 * 60 }, workdays);
      const nextFree = async () => (await search({ q: 'nextfree' })).body.items[0]?.nextFree;
      assert.equal(await nextFree(), at(34));
      await world.occupy(tutor, at(34), at(35.75));
      await eventually(async () => (await nextFree()) === at(57));
    });

    it('is far away or null where it is', async () => {
      const later = { timeZone: 'UTC', weekly: workdays, overrides: [], effectiveFrom: '2026-08-03' };
      const tutor = await world.tutor({ headline: 'Muchlater', maxAdvanceDays: 200 });
      await world.api.put('/api/tutors/me/availability', { token: tutor.token, body: later });
      assert.equal((await search({ q: 'muchlater' })).body.items[0]?.nextFree, '2026-08-03T09:00:00.000Z');
      await world.tutor({ headline: 'Never' }, []);
      assert.equal((await search({ q: 'never' })).body.items[0]?.nextFree, null);
    });

    it('settles the order by soonest', async () => {
      await world.tutor({ headline: 'Ordered late', courses: ['ORD-1'] }, [
        { weekday: 5, from: '09:00', to: '10:00' },
      ]);
      await world.tutor({ headline: 'Ordered never', courses: ['ORD-1'] }, []);
      await world.tutor({ headline: 'Ordered soon', courses: ['ORD-1'] }, [
        { weekday: 1, from: '10:00', to: '11:00' },
      ]);
      await settled();
      const answer = await search({ course: 'ORD-1', sort: 'soonest' });
      assert.deepEqual(namesOf(answer), ['Ordered soon', 'Ordered late', 'Ordered never']);
    });
  });

  describe('the request', () => {
    it('is 401 without a token', async () => {
      assert.equal((await world.api.get('/api/tutors')).status, 401);
    });

    it('is 400 for what has not the right form', async () => {
      for (const query of [
        { sort: 'price' },
        { mode: 'by-post' },
        { language: 'e' },
        { limit: 0 },
        { limit: 101 },
        { q: 'x'.repeat(101) },
        { freeFrom: 'now' },
        { status: 'gone' },
        { colour: 'red' },
      ]) {
        assert.equal((await search(query as Record<string, string>)).status, 400, JSON.stringify(query));
      }
    });

    it('is 422 for too many words and for a tag that is no language', async () => {
      assert.equal((await search({ q: 'a b c d e f g h i' })).status, 422);
      assert.equal((await search({ language: 'toolonglang' })).status, 422);
    });

    it('is 400 for a cursor of our own making or of another order', async () => {
      for (let index = 0; index < 3; index += 1) await world.tutor({ courses: ['PAGE-1'] });
      await settled();
      const { body } = await search({ course: 'PAGE-1', limit: 2, sort: 'soonest' });
      assert.equal(body.items.length, 2);
      const cursor = body.nextCursor ?? '';
      assert.equal((await search({ course: 'PAGE-1', sort: 'soonest', cursor })).body.items.length, 1);
      const { status, body: problem } = await search({ course: 'PAGE-1', sort: 'rating', cursor });
      assert.deepEqual([status, problem.code], [400, 'invalid-cursor']);
      const forged = [
        { sort: 'soonest' },
        { sort: 'soonest', stage: -1, after: '' },
        { sort: 'soonest', stage: 2, after: '' },
        { sort: 'soonest', stage: 0, after: 'x'.repeat(17) },
        { sort: 'soonest', stage: 0, after: 7 },
        ['soonest', 0, ''],
        null,
      ].map(encodeCursor);
      for (const text of [...forged, 'nonsense', `${cursor}x`, '%00']) {
        const answer = await search({ course: 'PAGE-1', sort: 'soonest', cursor: text });
        assert.equal(answer.status, 400, text);
      }
      const beyond = encodeCursor({ sort: 'soonest', stage: 1, after: '' });
      assert.deepEqual((await search({ course: 'PAGE-1', sort: 'soonest', cursor: beyond })).body, {
        items: [],
        nextCursor: null,
      });
    });
  });
});
