import assert from 'node:assert/strict';
import { it } from 'node:test';
import { newId } from '@studyhall/db';
import { forEachEngine } from '@studyhall/testing';
import type { CommitmentAnswer } from '../src/routes/calendar.schema.ts';
import {
  at,
  buildReservation,
  find,
  move,
  readCalendar,
  release,
  reserve,
  tokens,
  useCalendar,
} from './calendar-app.ts';

forEachEngine('tentative reservations', (engine) => {
  const calendar = useCalendar(engine);

  const tentative = (people: readonly string[], overrides = {}) =>
    buildReservation({ people, kind: 'meeting', tentative: true, ref: `meeting:${newId()}`, ...overrides });

  async function busyTimes(personId: string) {
    const body = { people: [personId], from: at('00:00'), to: at('00:00', '2026-03-04') };
    const token = await tokens.serviceToken('groups', 'calendar');
    const answer = await calendar.api.post<{ people: { busy: unknown[] }[] }>('/internal/free-busy', {
      token,
      body,
    });
    return answer.body.people[0]?.busy;
  }

  async function listEngagements(personId: string) {
    const token = await tokens.serviceToken('groups', 'calendar');
    const range = `from=${at('00:00')}&to=${at('00:00', '2026-03-04')}`;
    const path = `/internal/people/${personId}/commitments?${range}`;
    return (await calendar.api.get<{ items: CommitmentAnswer[] }>(path, { token })).body.items;
  }

  it('stand beside what takes the time, marked, and in its order', async () => {
    const person = newId();
    const firm = buildReservation({ people: [person], title: 'Firm' });
    const maybe = tentative([person], { title: 'Maybe' });
    assert.equal((await reserve(calendar, firm)).status, 201);
    assert.equal((await reserve(calendar, maybe)).status, 201);
    const entries = await readCalendar(calendar, person);
    assert.deepEqual(
      entries.map(({ title, tentative: isTentative, links }) => [title, isTentative, links]),
      [
        ['Firm', false, { sessionId: firm.ref.split(':')[1] }],
        ['Maybe', true, { meetingId: maybe.ref.split(':')[1] }],
      ],
    );
  });

  it('take no time: what comes is reserved, and free-busy knows nothing of them', async () => {
    const person = newId();
    await reserve(calendar, tentative([person]));
    assert.deepEqual(await busyTimes(person), []);
    assert.deepEqual(await listEngagements(person), []);
    assert.equal((await reserve(calendar, buildReservation({ people: [person] }))).status, 201);
    assert.equal((await listEngagements(person))[0]?.title, 'CS-101 tutoring');
  });

  it('are repeated, moved over anything and released as others are', async () => {
    const person = newId();
    const body = tentative([person]);
    const later = { start: at('12:00'), end: at('13:00'), version: 2, title: 'Renamed' };
    await reserve(calendar, body);
    await reserve(calendar, buildReservation({ people: [person], start: at('12:00'), end: at('13:00') }));
    assert.equal((await reserve(calendar, body)).status, 200);
    assert.equal((await reserve(calendar, { ...body, tentative: false })).status, 422);
    assert.deepEqual((await move(calendar, body.ref, later)).body.people, [person]);
    const moved = (await readCalendar(calendar, person)).find((entry) => entry.tentative);
    assert.deepEqual([moved?.start, moved?.title], [later.start, 'Renamed']);
    assert.equal((await release(calendar, body.ref)).status, 200);
    assert.equal((await readCalendar(calendar, person)).length, 1);
    assert.equal((await reserve(calendar, body)).status, 410);
    assert.deepEqual((await find(calendar, body.ref)).body.people, []);
  });

  it('are paged through one by one, many at the same start', async () => {
    const person = newId();
    const bodies = [buildReservation({ people: [person] }), ...[1, 2, 3].map(() => tentative([person]))];
    for (const body of bodies) await reserve(calendar, body);
    const token = await tokens.tokenFor({ id: person });
    const seen: CommitmentAnswer[] = [];
    let cursor = '';
    for (let page = 0; page < 4; page += 1) {
      const path = `/api/calendar/me?from=${at('00:00')}&to=${at('23:00')}&limit=1${cursor}`;
      const { body } = await calendar.api.get<{ items: CommitmentAnswer[]; nextCursor: string | null }>(
        path,
        { token },
      );
      seen.push(...body.items);
      cursor = `&cursor=${body.nextCursor}`;
    }
    const idsOf = (entry: CommitmentAnswer) => entry.links.sessionId ?? entry.links.meetingId;
    assert.deepEqual(new Set(seen.map(idsOf)), new Set(bodies.map(({ ref }) => ref.split(':')[1])));
    assert.equal(cursor, '&cursor=null');
  });

  it('go with the person', async () => {
    const person = newId();
    await reserve(calendar, tentative([person]));
    const token = await tokens.serviceToken('identity', 'calendar');
    const path = `/internal/people/${person}`;
    const exported = await calendar.api.get<{ commitments: CommitmentAnswer[] }>(path, { token });
    assert.equal(exported.body.commitments[0]?.tentative, true);
    assert.equal((await calendar.api.delete(path, { token })).status, 204);
    assert.deepEqual(await readCalendar(calendar, person), []);
  });
});
