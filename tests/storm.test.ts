import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { forEachEngine, type TestResponse } from '@studyhall/testing';
import { assertAgreement } from './agreement.ts';
import { type Account, at, courseCode, inParallel, useWorld } from './world.ts';

interface Session {
  readonly id: string;
  readonly status: string;
  readonly start: string;
  readonly end: string;
  readonly tutorId: string;
  readonly studentId: string;
  readonly movingTo: string | null;
}

interface Attempt extends TestResponse<Session> {
  readonly repeats: number;
}

const operations = 1_000;
const refused = new Set([404, 409, 410, 422]);
const unavailable = new Set([502, 503, 504]);

forEachEngine('a storm of bookings, moves and cancellations', (engine) => {
  const world = useWorld(engine, { students: 50, tutors: 6 });
  const days = [10, 11, 12];
  const range = { from: at(9, 0), to: at(14, 0) };

  /** Sends a request as a careful client does: again, with the same key, while the service is away. */
  async function persist(path: string, token: string, body: object): Promise<Attempt> {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const deadline = performance.now() + 120_000;
    for (let repeats = 0; ; repeats += 1) {
      const answer = await world.api.post<Session>(path, { token, body, headers });
      if (!unavailable.has(answer.status) || performance.now() > deadline) return { ...answer, repeats };
      await delay(100);
    }
  }

  /** Books, moves or cancels at random; keeps the state of each session as it was acknowledged last. */
  async function act({ id, token }: Account, acknowledged: Map<string, Session>): Promise<void> {
    const mine = [...acknowledged.values()].filter((session) => session.studentId === id);
    const chosen = pick(mine);
    const start = at(pick(days) ?? 10, Math.floor(Math.random() * 24), pick([0, 15, 30, 45]));
    const dice = Math.random();
    if (chosen === undefined || dice < 0.6) {
      const what = { tutorId: pick(world.tutors)?.id, courseCode, start, minutes: pick([30, 60]) };
      const { status, body } = await persist('/api/sessions', token, {
        ...what,
        mode: 'online',
        topic: 'Storm',
      });
      assert.ok(status === 201 || refused.has(status), `booking answered ${status}`);
      if (status === 201) acknowledged.set(body.id, body);
      return;
    }
    const [action, change] = dice < 0.8 ? ['reschedule', { start }] : ['cancel', {}];
    const { status, body, repeats } = await persist(`/api/sessions/${chosen.id}/${action}`, token, change);
    assert.ok(status === 200 || refused.has(status), `${action} answered ${status}`);
    if (status === 200) acknowledged.set(chosen.id, body);
    // A repeat may be refused because the first, whose answer was lost, took effect.
    else if (repeats > 0) acknowledged.delete(chosen.id);
  }

  async function rage(onDone: (count: number) => void = () => undefined): Promise<Map<string, Session>> {
    const acknowledged = new Map<string, Session>();
    let done = 0;
    const turns = Array.from({ length: operations }, (_, index) => index);
    await inParallel(turns, 50, async (index) => {
      const account = world.students[index % world.students.length];
      if (account) await act(account, acknowledged);
      onDone(++done);
    });
    return acknowledged;
  }

  async function assertNothingLost(acknowledged: Map<string, Session>): Promise<void> {
    const booked = [...acknowledged.values()];
    assert.ok(booked.length > 50, `only ${booked.length} bookings were acknowledged`);
    await inParallel(booked, 8, async ({ id, status, studentId }) => {
      const owner = world.students.find((account) => account.id === studentId);
      const { body } = await world.api.get<Session>(`/api/sessions/${id}`, { token: owner?.token });
      assert.equal(body.status, status, `session ${id} was acknowledged as ${status}`);
    });
  }

  it('leaves nobody double-booked, and ledger and sessions in agreement', async () => {
    const acknowledged = await rage();
    await assertAgreement(world, range);
    await assertNothingLost(acknowledged);
  });

  it('does so too while the tutors service is killed ten times', async () => {
    const { tutors } = world.platform.processes;
    let kills = 0;
    let killing = Promise.resolve();
    const acknowledged = await rage((count) => {
      if (kills === 10 || count < ((kills + 1) * operations) / 11) return;
      kills += 1;
      killing = killing.then(() => tutors.stop('SIGKILL')).then(() => tutors.start());
    });
    await killing;
    assert.equal(kills, 10);
    await assertAgreement(world, range);
    await assertNothingLost(acknowledged);
  });
});

function pick<T>(list: readonly T[]): T | undefined {
  return list[Math.floor(Math.random() * list.length)];
}
