import assert from 'node:assert/strict';
import { it } from 'node:test';
import { newId } from '@studyhall/db';
import { forEachEngine } from '@studyhall/testing';
import type { CommitmentAnswer } from '../src/routes/calendar.schema.ts';
import type { ImportAnswer } from '../src/routes/imports.schema.ts';
import type { TimetableAnswer } from '../src/routes/timetable.schema.ts';
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

interface PersonExport {
  readonly personId: string;
  readonly timetable: TimetableAnswer;
  readonly commitments: readonly CommitmentAnswer[];
  readonly imports: readonly ImportAnswer[];
  readonly subscription: { readonly createdAt: string } | null;
}

const timetable = {
  timeZone: 'UTC',
  classes: [
    {
      title: 'Calculus',
      weekday: 2,
      from: '09:00',
      to: '10:30',
      startsOn: '2026-03-02',
      endsOn: '2026-03-31',
      except: [],
    },
  ],
};

forEachEngine('people', (engine) => {
  const calendar = useCalendar(engine);

  async function exportPerson(personId: string) {
    const token = await tokens.serviceToken('identity', 'calendar');
    return (await calendar.api.get<PersonExport>(`/internal/people/${personId}`, { token })).body;
  }

  async function erase(personId: string) {
    const token = await tokens.serviceToken('identity', 'calendar');
    return calendar.api.delete(`/internal/people/${personId}`, { token });
  }

  async function putTimetable(personId: string) {
    const token = await tokens.tokenFor({ id: personId });
    await calendar.api.put('/api/calendar/me/timetable', { token, body: timetable });
  }

  async function importCalendar(personId: string) {
    const token = await tokens.tokenFor({ id: personId });
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
    const body = `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:${day}\nEND:VEVENT\nEND:VCALENDAR`;
    const headers = { 'content-type': 'text/calendar' };
    const answer = await calendar.api.post<ImportAnswer>('/api/calendar/me/imports', {
      token,
      body,
      headers,
    });
    assert.equal(answer.status, 201);
    return answer.body;
  }

  it('are exported with all that is known of them, classes once', async () => {
    const body = buildReservation();
    const personId = body.people[0] ?? '';
    await putTimetable(personId);
    const imported = await importCalendar(personId);
    await reserve(calendar, body);
    assert.deepEqual(await exportPerson(personId), {
      personId,
      timeZone: 'UTC',
      sharing: { freeBusy: 'groups', nameWhenMissing: false },
      timetable,
      commitments: [
        {
          start: body.start,
          end: body.end,
          kind: 'session',
          title: body.title,
          tentative: false,
          links: { sessionId: body.ref.replace('session:', '') },
        },
      ],
      imports: [imported],
      subscription: null,
    });
  });

  it('unknown to the ledger export as empty', async () => {
    const personId = newId();
    const empty = {
      personId,
      timeZone: null,
      sharing: { freeBusy: 'groups', nameWhenMissing: false },
      timetable: { timeZone: null, classes: [] },
      commitments: [],
      imports: [],
      subscription: null,
    };
    assert.deepEqual(await exportPerson(personId), empty);
  });

  it('are erased without a trace, and what they shared stays with the other', async () => {
    const body = buildReservation();
    const [leaver = '', stayer = ''] = body.people;
    await putTimetable(leaver);
    await importCalendar(leaver);
    await reserve(calendar, body);
    assert.equal((await erase(leaver)).status, 204);
    const { commitments, timetable: left } = await exportPerson(leaver);
    assert.deepEqual([commitments, left.classes], [[], []]);
    assert.equal((await readCalendar(calendar, stayer)).length, 1);
    assert.deepEqual((await find(calendar, body.ref)).body.people, [stayer]);
    const { db } = calendar.context;
    for (const table of [
      'people',
      'commitments',
      'timetables',
      'timetable_classes',
      'imports',
      'subscriptions',
      'cancellations',
      'imported_times',
    ] as const) {
      const rows = await db.read
        .selectFrom(table)
        .select('person_id')
        .where('person_id', '=', leaver)
        .execute();
      assert.deepEqual(rows, [], table);
    }
  });

  it('can be erased again, and so can those nobody knows', async () => {
    const personId = newId();
    assert.equal((await erase(personId)).status, 204);
    assert.equal((await erase(personId)).status, 204);
  });

  it('leave reservations behind that can still be moved and released', async () => {
    const body = buildReservation();
    const [leaver = '', stayer = ''] = body.people;
    await reserve(calendar, body);
    await erase(leaver);
    const moved = await move(calendar, body.ref, { start: at('11:00'), end: at('12:00'), version: 2 });
    assert.deepEqual([moved.status, moved.body.people], [200, [stayer]]);
    await erase(stayer);
    const deserted = await move(calendar, body.ref, { start: at('12:00'), end: at('13:00'), version: 3 });
    assert.deepEqual([deserted.status, deserted.body.people], [200, []]);
    assert.equal((await release(calendar, body.ref)).status, 200);
  });
});
