import assert from 'node:assert/strict';
import { it } from 'node:test';
import { newId } from '@studyhall/db';
import type { Problem } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import type { FoundTutorPage } from '../src/routes/search.schema.ts';
import { BookingWorld } from './booking-world.ts';

const path = '/internal/import';

function imagine(status: string, overrides: Record<string, unknown> = {}) {
  return {
    id: newId(),
    name: 'Ada Lovelace',
    status,
    headline: 'Notes on engines',
    bio: '',
    courses: ['CS-101'],
    languages: ['en'],
    modes: ['online'],
    sessionMinutes: [30],
    bufferMinutes: 0,
    minNoticeMinutes: 0,
    maxAdvanceDays: 30,
    maxPerWeek: 10,
    instantBooking: true,
    availability: {
      timeZone: 'Asia/Karachi',
      weekly: [{ weekday: 2, from: '09:00', to: '10:00' }],
      overrides: [],
    },
    ...overrides,
  };
}

forEachEngine('importing tutors', (engine) => {
  /** An import needs a store that nobody has written to. */
  async function inNewWorld(work: (world: BookingWorld, token: string) => Promise<void>): Promise<void> {
    const world = new BookingWorld();
    try {
      await world.start(engine);
      await work(world, await world.serviceToken('tutors'));
    } finally {
      await world.stop();
    }
  }

  const send = (world: BookingWorld, token: string | undefined, tutors: object[]) =>
    world.api.post<Problem>(path, { token, body: { tutors } });

  it('makes them as they apply and are decided on, hours and events included, once', async () => {
    await inNewWorld(async (world, token) => {
      const tutors = ['approved', 'pending', 'suspended'].map((status) => imagine(status));
      assert.equal((await send(world, token, tutors)).status, 204);
      const student = await world.someone();
      const found = await world.api.get<FoundTutorPage>('/api/tutors', { token: student.token });
      assert.deepEqual(
        found.body.items.map(({ id, nextFree }) => ({ id, nextFree })),
        [{ id: tutors[0]?.id, nextFree: '2026-03-03T04:00:00.000Z' }],
      );
      const events = world.context.db.read
        .selectFrom('outbox')
        .select(['type', 'subject'])
        .where('subscriber', '=', 'identity')
        .orderBy('position');
      assert.deepEqual(await events.execute(), [
        { type: 'tutor.approved', subject: tutors[0]?.id },
        { type: 'tutor.suspended', subject: tutors[2]?.id },
      ]);
      const again = await send(world, token, [imagine('approved')]);
      assert.deepEqual([again.status, again.body.code], [409, 'not-empty']);
    });
  });

  it('imports nothing at all when one of them cannot be', async () => {
    await inNewWorld(async (world, token) => {
      const good = imagine('approved');
      const hours = { ...good.availability, timeZone: 'Mars/Olympus' };
      for (const [bad, code] of [
        [imagine('approved', { availability: hours }), 'invalid-availability'],
        [imagine('approved', { courses: ['NONE-1'] }), 'unknown-course'],
        [imagine('approved', { modes: ['in-person'] }), 'invalid-profile'],
      ] as const) {
        const refused = await send(world, token, [good, bad]);
        assert.deepEqual([refused.status, refused.body.code], [422, code]);
      }
      assert.equal((await send(world, token, [imagine('approved', { bufferMinutes: 999 })])).status, 400);
      assert.equal((await send(world, token, [good])).status, 204);
    });
  });

  it('is for services alone', async () => {
    await inNewWorld(async (world) => {
      const admin = await world.someone('admin');
      assert.equal((await send(world, admin.token, [])).status, 401);
      assert.equal((await send(world, undefined, [])).status, 401);
    });
  });

  it('has its counterpart in an export and an erasure', async () => {
    await inNewWorld(async (world, token) => {
      const tutor = imagine('approved');
      await send(world, token, [tutor]);
      const person = `/internal/people/${tutor.id}`;
      const exported = await world.api.get<{ tutor: Record<string, unknown> }>(person, { token });
      assert.equal(exported.body.tutor['headline'], tutor.headline);
      assert.deepEqual(exported.body.tutor['availability'], tutor.availability);
      assert.equal((await world.api.delete(person, { token })).status, 204);
      assert.equal((await world.api.get<{ tutor: unknown }>(person, { token })).body.tutor, null);
      for (const table of ['search_terms', 'search_soonest', 'free_times'] as const) {
        const rows = await world.context.db.read.selectFrom(table).selectAll().execute();
        assert.deepEqual(rows, [], table);
      }
      assert.equal((await world.api.get(person)).status, 401);
    });
  });
});
