import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { forEachEngine, type TestResponse } from '@studyhall/testing';
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

interface Commitment {
  readonly start: string;
  readonly end: string;
  readonly links: { readonly sessionId?: string };
}

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

interface Attempt extends TestResponse<Session> {
  readonly repeats: number;
}

/** What a person has as the student or as the tutor of sessions. */
interface Side {
  readonly account: Account;
  readonly as: 'student' | 'tutor';
}

interface Disagreements {
  readonly problems: readonly string[];
  readonly involved: readonly Side[];
}

const operations = 1_000;
const active = new Set(['requested', 'confirmed']);
const refused = new Set([404, 409, 410, 422]);
const unavailable = new Set([502, 503, 504]);

forEachEngine('a storm of bookings, moves and cancellations', (engine) => {
  const world = useWorld(engine, { students: 50, tutors: 6 });
  const days = [10, 11, 12];
  const range = `from=${at(9, 0)}&to=${at(14, 0)}`;

  async function listAll<T>(path: string, token: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const more: string = cursor === null ? '' : `&cursor=${cursor}`;
      const page: TestResponse<Page<T>> = await world.api.get(`${path}&limit=100${more}`, { token });
      assert.equal(page.status, 200);
      items.push(...page.body.items);
      cursor = page.body.nextCursor;
    } while (cursor !== null);
    return items;
  }

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

  function everySide(): Side[] {
    const { students, tutors } = world;
    return [
      ...students.map((account): Side => ({ account, as: 'student' })),
      ...tutors.map((account): Side => ({ account, as: 'tutor' })),
    ];
  }

  /** What is wrong between sessions and ledger, and whose; empty when they agree one to one. */
  async function findDisagreements(sides: readonly Side[]): Promise<Disagreements> {
    const problems: string[] = [];
    const involved = new Set<Side>();
    await inParallel(sides, 8, async (side) => {
      const { account, as } = side;
      const before = problems.length;
      const sessions = await listAll<Session>(`/api/sessions?as=${as}&${range}`, account.token);
      const commitments = await listAll<Commitment>(`/api/calendar/me?${range}`, account.token);
      const told = sessions.filter(({ status }) => active.has(status)).map(describe);
      const kept = commitments.map(({ links, start, end }) =>
        describe({ id: links.sessionId ?? '?', start, end }),
      );
      if (told.toSorted().join() !== kept.toSorted().join()) {
        problems.push(`${as} ${account.id} has sessions ${told.toSorted()} and time ${kept.toSorted()}`);
      }
      const sorted = commitments.toSorted((a, b) => a.start.localeCompare(b.start));
      for (const [index, { start }] of sorted.entries()) {
        const previous = sorted[index - 1];
        if (previous && previous.end > start) problems.push(`${account.id} is double-booked at ${start}`);
      }
      if (problems.length > before) involved.add(side);
    });
    return { problems, involved: [...involved] };
  }

  /**
   * A crash is finished by a sweep within seconds; an overlap is wrong at any time. Only those who disagreed are
   * looked at again, and in the end everyone.
   */
  async function assertAgreement(): Promise<void> {
    const deadline = performance.now() + 60_000;
    let { problems, involved } = await findDisagreements(everySide());
    while (problems.length > 0 && performance.now() < deadline) {
      assert.deepEqual(
        problems.filter((problem) => problem.includes('double-booked')),
        [],
      );
      await delay(500);
      ({ problems, involved } = await findDisagreements(involved));
    }
    assert.deepEqual((await findDisagreements(everySide())).problems, []);
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
    await assertAgreement();
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
    await assertAgreement();
    await assertNothingLost(acknowledged);
  });
});

function pick<T>(list: readonly T[]): T | undefined {
  return list[Math.floor(Math.random() * list.length)];
}

function describe({ id, start, end }: Pick<Session, 'id' | 'start' | 'end'>): string {
  return `${id} ${start} ${end}`;
}
