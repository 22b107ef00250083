import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '@studyhall/db';
import type { Problem, Role } from '@studyhall/http';
import { forEachEngine, type TestRequest } from '@studyhall/testing';
import type { CommitmentAnswer } from '../src/routes/calendar.schema.ts';
import {
  at,
  buildReservation,
  move,
  readCalendar,
  release,
  reserve,
  tokens,
  useCalendar,
} from './calendar-app.ts';

interface Page {
  readonly items: CommitmentAnswer[];
  readonly nextCursor: string | null;
}

const march = { from: at('00:00', '2026-03-01'), to: at('00:00', '2026-04-01') };

forEachEngine('my calendar', (engine) => {
  const calendar = useCalendar(engine);

  async function read<Body = Page>(
    personId: string,
    query: Record<string, string> = {},
    request: TestRequest = {},
  ) {
    const token = await tokens.tokenFor({ id: personId });
    const search = new URLSearchParams({ ...march, ...query });
    return calendar.api.get<Body>(`/api/calendar/me?${search}`, { token, ...request });
  }

  it('shows every commitment by kind, with its title and what it belongs to', async () => {
    const people = [newId()];
    const [session, offer, meeting, other] = [newId(), newId(), newId(), newId()];
    const reserveAt = (hour: number, body: object) =>
      reserve(
        calendar,
        buildReservation({ people, start: at(`${hour}:00`), end: at(`${hour + 1}:00`), ...body }),
      );
    await reserveAt(14, { ref: `meeting:${meeting}`, kind: 'meeting', title: 'Logic circle' });
    await reserveAt(10, { ref: `session:${session}` });
    await reserveAt(12, { ref: `session:${offer}`, kind: 'offer', title: 'Offered' });
    await reserveAt(16, { ref: other, kind: 'meeting', title: 'Plain' });
    const { status, body } = await read(people[0] ?? '');
    assert.equal(status, 200);
    assert.deepEqual(body, {
      items: [
        {
          start: at('10:00'),
          end: at('11:00'),
          kind: 'session',
          title: 'CS-101 tutoring',
          tentative: false,
          links: { sessionId: session },
        },
        {
          start: at('12:00'),
          end: at('13:00'),
          kind: 'offer',
          title: 'Offered',
          tentative: false,
          links: { sessionId: offer },
        },
        {
          start: at('14:00'),
          end: at('15:00'),
          kind: 'meeting',
          title: 'Logic circle',
          tentative: false,
          links: { meetingId: meeting },
        },
        {
          start: at('16:00'),
          end: at('17:00'),
          kind: 'meeting',
          title: 'Plain',
          tentative: false,
          links: {},
        },
      ],
      nextCursor: null,
    });
  });

  it('is one’s own alone, whatever the role', async () => {
    const body = buildReservation();
    await reserve(calendar, body);
    for (const role of ['student', 'tutor', 'coordinator', 'admin'] satisfies Role[]) {
      const token = await tokens.tokenFor({ roles: [role] });
      const path = `/api/calendar/me?${new URLSearchParams(march)}`;
      const answer = await calendar.api.get<Page>(path, { token });
      assert.deepEqual([answer.status, answer.body.items], [200, []], role);
      for (const elsewhere of [
        `/api/calendar/${body.people[0]}`,
        `/api/calendar/${body.people[0]}/timetable`,
      ]) {
        assert.equal((await calendar.api.get(elsewhere, { token })).status, 404, role);
      }
    }
  });

  it('needs a token', async () => {
    const path = `/api/calendar/me?${new URLSearchParams(march)}`;
    const service = await tokens.serviceToken('tutors', 'calendar');
    for (const token of [undefined, 'nonsense', service]) {
      assert.equal((await calendar.api.get(path, { token })).status, 401);
    }
  });

  it('comes in pages that together hold everything once, and starts with what is under way', async () => {
    const people = [newId()];
    const overnight = { start: at('22:00', '2026-02-28'), end: at('02:00', '2026-03-01') };
    await reserve(calendar, buildReservation({ people, ...overnight }));
    for (let hour = 8; hour < 18; hour += 1) {
      const start = at(`${String(hour).padStart(2, '0')}:00`);
      await reserve(
        calendar,
        buildReservation({ people, start, end: at(`${String(hour).padStart(2, '0')}:30`) }),
      );
    }
    const starts: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = (await read(people[0] ?? '', { limit: '4', ...(cursor && { cursor }) })).body;
      assert.ok(page.items.length <= 4);
      starts.push(...page.items.map(({ start }) => start));
      cursor = page.nextCursor;
    } while (cursor !== null);
    assert.equal(starts.length, 11);
    assert.equal(starts[0], overnight.start);
    assert.deepEqual(starts, starts.toSorted());
  });

  it('refuses ranges, limits, cursors and fields that are not allowed', async () => {
    const personId = newId();
    const refused: readonly [Record<string, string>, number, string][] = [
      [{ to: march.from }, 422, 'range-reversed'],
      [{ to: at('00:00', '2026-05-03') }, 422, 'range-too-long'],
      [{ limit: '0' }, 400, 'invalid-request'],
      [{ limit: '101' }, 400, 'invalid-request'],
      [{ from: '2026-03-01' }, 400, 'invalid-request'],
      [{ from: '2026-02-30T00:00:00Z' }, 422, 'impossible-value'],
      [{ cursor: 'nonsense' }, 400, 'invalid-cursor'],
      [{ cursor: Buffer.from('{"after":1e300}').toString('base64url') }, 400, 'invalid-cursor'],
      [{ personId: newId() }, 400, 'invalid-request'],
    ];
    for (const [query, status, code] of refused) {
      const answer = await read<Problem>(personId, query);
      assert.deepEqual([answer.status, answer.body.code], [status, code], JSON.stringify(query));
    }
    assert.equal((await read(personId, { to: at('00:00', '2026-05-02') })).status, 200, '62 days');
  });

  describe('entity tags', () => {
    async function tagOf(personId: string): Promise<string> {
      return (await read(personId)).headers.get('etag') ?? '';
    }

    const unlessChanged = (tag: string) => ({ headers: { 'if-none-match': tag } });

    it('spare an answer while nothing has changed', async () => {
      const { people, ...rest } = buildReservation();
      await reserve(calendar, { people, ...rest });
      const personId = people[0] ?? '';
      const tag = await tagOf(personId);
      for (const given of [tag, `"other", ${tag}`, tag.replace('W/', ''), '*']) {
        const answer = await read(personId, {}, unlessChanged(given));
        assert.deepEqual([answer.status, answer.body, answer.headers.get('etag')], [304, '', tag], given);
      }
      assert.equal((await read(personId, {}, unlessChanged('"other"'))).status, 200);
    });

    it('change with every change', async () => {
      const body = buildReservation();
      const personId = body.people[0] ?? '';
      const tags = [await tagOf(personId)];
      await reserve(calendar, body);
      tags.push(await tagOf(personId));
      await move(calendar, body.ref, { start: at('11:00'), end: at('12:00'), version: 2 });
      tags.push(await tagOf(personId));
      await release(calendar, body.ref);
      tags.push(await tagOf(personId));
      assert.equal(new Set(tags).size, 4);
      assert.equal((await read(personId, {}, unlessChanged(tags[2] ?? ''))).status, 200);
    });

    it('are never another person’s', async () => {
      const body = buildReservation();
      await reserve(calendar, body);
      const [ana = '', ben = ''] = body.people;
      assert.notEqual(await tagOf(ana), await tagOf(ben));
      assert.equal((await read(ben, {}, unlessChanged(await tagOf(ana)))).status, 200);
      const { headers } = await read(ana);
      assert.equal(headers.get('cache-control'), 'private, no-cache');
      assert.equal(headers.get('vary'), 'authorization');
    });
  });

  it('is empty for a person whom nobody has booked', async () => {
    assert.deepEqual(await readCalendar(calendar, newId()), []);
  });
});
