import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { forEachEngine, type TestResponse } from '@studyhall/testing';
import { listAll, type Range } from './agreement.ts';
import { type Account, at, inParallel, useWorld } from './world.ts';

interface Meeting {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly status: 'planned' | 'cancelled';
  readonly myAnswer: { readonly answer: string; readonly tentative: boolean } | null;
}

interface Commitment {
  readonly kind: string;
  readonly tentative: boolean;
  readonly start: string;
  readonly end: string;
  readonly links: { readonly meetingId?: string };
}

const operations = 150;
const kills = 3;
const refused = new Set([403, 404, 409, 410, 422]);
const unavailable = new Set([502, 503, 504]);

forEachEngine('a storm of answers, moves and cancellations of meetings', (engine) => {
  const world = useWorld(engine, { students: 10, tutors: 0 });
  const range: Range = { from: at(9, 0), to: at(14, 0) };

  /** As a careful client does: again, with the same key, while the service is away. */
  async function persist<T>(method: 'post' | 'patch', path: string, by: Account, body: object) {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const deadline = performance.now() + 60_000;
    for (;;) {
      const answer: TestResponse<T> = await world.api[method]<T>(path, { token: by.token, body, headers });
      if (!unavailable.has(answer.status) || performance.now() > deadline) return answer;
      await delay(50);
    }
  }

  /** Two groups that everybody is in, with meetings that get in each other's way. */
  async function planMeetings(owner: Account): Promise<string[]> {
    const ids: string[] = [];
    for (const name of ['Readers', 'Writers']) {
      const settings = { name, joinPolicy: 'open', capacity: 20, timeZone: 'UTC' };
      const group = await persist<{ id: string }>('post', '/api/groups', owner, settings);
      assert.equal(group.status, 201);
      for (const { token } of world.students.slice(1)) {
        const joined = await world.api.post(`/api/groups/${group.body.id}/join`, { token });
        assert.equal(joined.status, 200);
      }
      for (const hour of [9, 10, 11, 12, 13, 14]) {
        const plan = { title: name, start: at(10, hour), minutes: 60, capacity: 6 };
        const path = `/api/groups/${group.body.id}/meetings`;
        const planned = await persist<{ id: string }>('post', path, owner, plan);
        assert.equal(planned.status, 201);
        ids.push(planned.body.id);
      }
    }
    return ids;
  }

  async function act(person: Account, owner: Account, meetingId: string): Promise<void> {
    const dice = Math.random();
    const path = `/api/meetings/${meetingId}`;
    const start = at(10, 9 + Math.floor(Math.random() * 6), 30 * Math.floor(Math.random() * 2));
    const answer =
      dice < 0.85
        ? await persist('post', `${path}/rsvp`, person, { answer: dice < 0.6 ? 'yes' : 'no' })
        : dice < 0.97
          ? await persist('patch', path, owner, { scope: 'one', start })
          : await persist('post', `${path}/cancel`, owner, { scope: 'one' });
    assert.ok(answer.status === 200 || refused.has(answer.status), `answered ${answer.status}`);
  }

  /** What somebody has said yes to, and what the ledger keeps for it; and whether anything overlaps. */
  async function compare({ id, token }: Account): Promise<string[]> {
    const query = `from=${range.from}&to=${range.to}`;
    const meetings = await listAll<Meeting>(world.api, `/api/meetings?${query}`, token);
    const commitments = await listAll<Commitment>(world.api, `/api/calendar/me?${query}`, token);
    const told = meetings
      .filter(
        ({ status, myAnswer }) => status === 'planned' && myAnswer?.answer === 'yes' && !myAnswer.tentative,
      )
      .map((meeting) => `${meeting.id} ${meeting.start} ${meeting.end}`);
    const firm = commitments.filter(({ kind, tentative }) => kind === 'meeting' && !tentative);
    const kept = firm.map(({ links, start, end }) => `${links.meetingId} ${start} ${end}`);
    const sorted = firm.toSorted((a, b) => a.start.localeCompare(b.start));
    const overlaps = sorted.filter(({ start }, index) => (sorted[index - 1]?.end ?? '') > start);
    assert.deepEqual(overlaps, [], `${id} is double-booked`);
    return told.toSorted().join() === kept.toSorted().join() ? [] : [`${id} said ${told}, and has ${kept}`];
  }

  it('leaves ledger and answers in agreement, though the groups service is killed three times', async () => {
    const [owner] = world.students;
    assert.ok(owner);
    const ids = await planMeetings(owner);
    const { groups } = world.platform.processes;
    let killed = 0;
    let killing = Promise.resolve();
    const turns = Array.from({ length: operations }, (_, index) => index);
    await inParallel(turns, 10, async (index) => {
      const person = world.students[index % world.students.length];
      const meetingId = ids[Math.floor(Math.random() * ids.length)];
      if (person && meetingId) await act(person, owner, meetingId);
      if (killed === kills || index < ((killed + 1) * operations) / (kills + 1)) return;
      killed += 1;
      killing = killing.then(() => groups.stop('SIGKILL')).then(() => groups.start());
    });
    await killing;
    assert.equal(killed, kills);
    // A crash is finished by a sweep within seconds; an overlap is wrong at any time.
    const deadline = performance.now() + 60_000;
    for (;;) {
      const problems = (await Promise.all(world.students.map(compare))).flat();
      if (problems.length === 0) break;
      assert.ok(performance.now() < deadline, problems.join('\n'));
      await delay(300);
    }
    const seats = await Promise.all(
      ids.map((id) =>
        world.api.get<{ answers: { yes: number } }>(`/api/meetings/${id}`, { token: owner.token }),
      ),
    );
    assert.ok(seats.every(({ body }) => body.answers.yes <= 6));
    assert.ok(seats.some(({ body }) => body.answers.yes > 0));
  });
});
