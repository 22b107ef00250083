import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ServiceName } from '@studyhall/platform';
import { onSqlite } from '@studyhall/testing';
import { makeBadGreen, makeEmptySource } from '../scripts/drill/bad-green.ts';
import type { Pace } from '../scripts/platform/release.ts';
import { at, courseCode, startWorld, type World } from './world.ts';

const root = dirname(import.meta.dirname);
const quick: Pace = { stepMs: 200, bakeMs: 500 };
/** A fault ends the watch at once; what it takes to see one depends on the machine. */
const patient: Pace = { stepMs: 200, bakeMs: 30_000 };

onSqlite('a release', (engine) => {
  let world: World;
  before(async () => {
    world = await startWorld(engine.databaseOptions(), { students: 8, tutors: 8 });
  });
  after(() => world?.platform.stop());

  const release = (name: ServiceName, from = root, pace = quick) =>
    world.platform.release({ name, root: from, report: (line) => said.push(line), pace });
  const said: string[] = [];
  /** Of each student, who has a tutor to themself and books another time in each turn. */
  const turns: number[] = [];

  /** Reads and bookings by several at once, as long as the work takes; answers how often each status came. */
  async function underLoad(work: () => Promise<unknown>): Promise<Map<string, number>> {
    const statuses = new Map<string, number>();
    let going = true;
    const note = (what: string, status: number) => {
      const key = `${what} ${status}`;
      statuses.set(key, (statuses.get(key) ?? 0) + 1);
    };
    const clients = world.students.map(async ({ token }, index) => {
      const tutorId = world.tutors[index]?.id ?? '';
      while (going) {
        const turn = turns[index] ?? 0;
        turns[index] = turn + 1;
        const day = 2 + (turn % 55);
        const time = Math.floor(turn / 55) * 30;
        const slots = await world.api.get(
          `/api/tutors/${tutorId}/slots?from=${at(day, 0)}&to=${at(day + 1, 0)}&minutes=30`,
          { token },
        );
        note('slots', slots.status);
        const start = at(day, Math.floor(time / 60), time % 60);
        const body = { tutorId, courseCode, start, minutes: 30, mode: 'online' };
        const booked = await world.api.post<{ id: string }>('/api/sessions', { token, body });
        note('booking', booked.status);
        if (booked.status !== 201) continue;
        const kept = await world.api.get(`/api/sessions/${booked.body.id}`, { token });
        note('kept', kept.status);
      }
    });
    try {
      await work();
    } finally {
      going = false;
      await Promise.all(clients);
    }
    return statuses;
  }

  const kindsOf = (statuses: Map<string, number>) => [...statuses.keys()].sort();

  // Identity first: whoever starts afterwards needs its keys from where it is then.
  for (const name of ['identity', 'tutors', 'calendar', 'edge'] as const) {
    it(`of ${name} is noticed by nobody, and loses no booking`, async () => {
      const old = world.platform.processes[name].pid;
      const statuses = await underLoad(async () =>
        assert.equal(await release(name), 'released', said.at(-1) ?? ''),
      );
      assert.deepEqual(kindsOf(statuses), ['booking 201', 'kept 200', 'slots 200']);
      assert.notEqual(world.platform.processes[name].pid, old);
    });
  }

  describe('with a fault is taken back', () => {
    for (const fault of [
      'answers 500',
      'answers slowly',
      'stops being ready after a while',
      'ends after a while',
    ] as const) {
      it(`when it ${fault}`, async () => {
        const old = world.platform.processes.tutors.pid;
        const statuses = await underLoad(async () => {
          assert.equal(await release('tutors', makeBadGreen(fault, 500).root, patient), 'reverted');
        });
        assert.equal(world.platform.processes.tutors.pid, old);
        const all = [...statuses].filter(([kind]) => kind.startsWith('slots'));
        const count = (part: typeof all) => part.reduce((sum, [, n]) => sum + n, 0);
        const failed = count(all.filter(([kind]) => kind !== 'slots 200'));
        assert.ok(failed <= count(all) / 2, `${failed} of ${count(all)} failed`);
        assert.deepEqual(kindsOf(await underLoad(async () => said.splice(0))), healthy);
      });
    }

    it('before anybody is led to it when its health check fails', async () => {
      const statuses = await underLoad(async () => {
        assert.equal(await release('tutors', makeBadGreen('is never ready').root), 'reverted');
      });
      assert.deepEqual(kindsOf(statuses), healthy);
      assert.match(said.at(-1) ?? '', /health check was answered 503/);
    });

    it('before anybody is led to it when it does not start', async () => {
      assert.equal(await release('tutors', makeBadGreen('does not start').root), 'reverted');
      assert.match(said.at(-1) ?? '', /ended before it was ready/);
    });

    it('before it shares the port of the front door when that answers 500', async () => {
      const statuses = await underLoad(async () => {
        assert.equal(await release('edge', makeBadGreen('answers 500', 0, 'edge').root), 'reverted');
      });
      assert.deepEqual(kindsOf(statuses), healthy);
      assert.match(said.at(-1) ?? '', /its test of \/api\/tutors was answered 500/);
    });

    it('before anything is started when it cannot be packed', async () => {
      assert.equal(await release('tutors', makeEmptySource()), 'reverted');
      assert.match(said.at(-1) ?? '', /not begun, tutors could not be packed: .*\bmain\.ts/s);
    });
  });
});

const healthy = ['booking 201', 'kept 200', 'slots 200'];
