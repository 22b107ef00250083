import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { ServiceName } from '@studyhall/platform';
import { onSqlite } from '@studyhall/testing';
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
  /** Each books another time. */
  let turns = 0;

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
        const day = 2 + (turns % 55);
        const time = Math.floor(turns / 55) * 30;
        turns += 1;
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

  for (const name of ['tutors', 'calendar', 'edge'] as const) {
    it(`of ${name} is noticed by nobody, and loses no booking`, async () => {
      const old = world.platform.processes[name].pid;
      const statuses = await underLoad(async () => assert.equal(await release(name), 'released'));
      assert.deepEqual(kindsOf(statuses), ['booking 201', 'kept 200', 'slots 200']);
      assert.notEqual(world.platform.processes[name].pid, old);
    });
  }

  describe('with a fault is taken back', () => {
    const faults = {
      'answers 500': `app.get('/api/tutors/*', hidden, async () => { throw new Error('broken'); });`,
      'answers slowly': `app.get('/api/tutors/*', hidden, async () => { await wait(3_000); return {}; });`,
      'ends after a while': `setTimeout(() => process.exit(1), 500);`,
    };
    for (const [fault, code] of Object.entries(faults)) {
      it(`when it ${fault}`, async () => {
        const old = world.platform.processes.tutors.pid;
        const statuses = await underLoad(async () => {
          assert.equal(await release('tutors', makeSource(code), patient), 'reverted');
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
        assert.equal(await release('tutors', makeSource('', 'isReady: () => false,')), 'reverted');
      });
      assert.deepEqual(kindsOf(statuses), healthy);
      assert.match(said.at(-1) ?? '', /health check was answered 503/);
    });

    it('before anybody is led to it when it does not start', async () => {
      const empty = mkdtempSync(join(tmpdir(), 'studyhall-release-'));
      assert.equal(await release('tutors', empty), 'reverted');
      assert.match(said.at(-1) ?? '', /ended before it was ready/);
    });
  });
});

const healthy = ['booking 201', 'kept 200', 'slots 200'];

/** The source of a tutors service that does little, and that wrong. */
function makeSource(routes: string, options = ''): string {
  const folder = mkdtempSync(join(tmpdir(), 'studyhall-release-'));
  const source = join(folder, 'services', 'tutors', 'src');
  mkdirSync(source, { recursive: true });
  const http = pathToFileURL(join(root, 'packages', 'http', 'src', 'index.ts')).href;
  writeFileSync(
    join(source, 'main.ts'),
    `import { setTimeout as wait } from 'node:timers/promises';
import { createLog, createService, runService } from ${JSON.stringify(http)};
const hidden = { schema: { hide: true } };
await runService({
  name: 'tutors',
  env: process.env,
  readConfig: (env) => ({ host: '127.0.0.1', port: Number(env.PORT) }),
  open: async () => createLog({ name: 'tutors' }),
  build: async (log) => {
    const app = await createService({
      name: 'tutors', log, verifyToken: undefined, serviceSecret: undefined, rateLimit: false, now: Date.now, ${options}
    });
    ${routes}
    return app;
  },
  close: async () => {},
});
`,
  );
  return folder;
}
