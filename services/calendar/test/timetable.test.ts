import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '@studyhall/db';
import type { Problem } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import type { TimetableAnswer } from '../src/routes/timetable.schema.ts';
import {
  at,
  type BusyProblem,
  buildReservation,
  find,
  move,
  readCalendar,
  reserve,
  tokens,
  useCalendar,
} from './calendar-app.ts';

const path = '/api/calendar/me/timetable';

/** Mondays from 9:00 to 10:30 in Karachi, which is 4:00 to 5:30 in UTC. */
const calculus = {
  title: 'Calculus',
  weekday: 1,
  from: '09:00',
  to: '10:30',
  startsOn: '2026-03-02',
  endsOn: '2026-03-30',
  except: ['2026-03-23'],
};
const timetable = { timeZone: 'Asia/Karachi', classes: [calculus] };

type ClashProblem = Problem & { readonly clashes: readonly object[] };

forEachEngine('timetable', (engine) => {
  const calendar = useCalendar(engine);

  async function put<Body = TimetableAnswer>(personId: string, body: object) {
    return calendar.api.put<Body>(path, { token: await tokens.tokenFor({ id: personId }), body });
  }

  async function get(personId: string) {
    return calendar.api.get<TimetableAnswer>(path, { token: await tokens.tokenFor({ id: personId }) });
  }

  it('is loaded for many people at once, and only where nobody has one', async () => {
    const [one, other] = [newId(), newId()];
    const token = await tokens.serviceToken('edge', 'calendar');
    const body = { timetables: [one, other].map((personId) => ({ personId, ...timetable })) };
    assert.equal((await calendar.api.post('/internal/import', { token, body })).status, 204);
    assert.deepEqual((await get(other)).body, timetable);
    assert.equal((await readCalendar(calendar, one)).length, 4);
    const again = await calendar.api.post<Problem>('/internal/import', { token, body });
    assert.deepEqual([again.status, again.body.code], [409, 'not-empty']);
  });

  it('is empty at first, and then what was put', async () => {
    const personId = newId();
    assert.deepEqual((await get(personId)).body, { timeZone: null, classes: [] });
    const answer = await put(personId, timetable);
    assert.deepEqual([answer.status, answer.body], [200, timetable]);
    assert.deepEqual((await get(personId)).body, timetable);
  });

  it('makes every class busy time but on excepted dates', async () => {
    const personId = newId();
    await put(personId, timetable);
    const items = await readCalendar(calendar, personId);
    assert.deepEqual(items[0], {
      start: at('04:00'),
      end: at('05:30'),
      kind: 'class',
      title: 'Calculus',
      tentative: false,
      links: {},
    });
    const dates = items.map(({ start }) => start.slice(0, 10));
    assert.deepEqual(dates, ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-30']);
  });

  it('replaces the one before as a whole', async () => {
    const personId = newId();
    await put(personId, timetable);
    const physics = { ...calculus, title: 'Physics', weekday: 2, except: [] };
    await put(personId, { timeZone: 'Asia/Karachi', classes: [physics] });
    const titles = new Set((await readCalendar(calendar, personId)).map(({ title }) => title));
    assert.deepEqual([...titles], ['Physics']);
    await put(personId, { timeZone: 'Asia/Karachi', classes: [] });
    assert.deepEqual(await readCalendar(calendar, personId), []);
    assert.deepEqual((await get(personId)).body, { timeZone: 'Asia/Karachi', classes: [] });
  });

  it('may be put again as it is', async () => {
    const personId = newId();
    await put(personId, timetable);
    assert.equal((await put(personId, timetable)).status, 200);
    assert.equal((await readCalendar(calendar, personId)).length, 4);
  });

  it('takes a class without exceptions', async () => {
    const personId = newId();
    const { except: _, ...everyWeek } = calculus;
    const answer = await put(personId, { ...timetable, classes: [everyWeek] });
    assert.deepEqual(answer.body.classes[0]?.except, []);
    assert.equal((await readCalendar(calendar, personId)).length, 5);
  });

  it('stays on the wall clock through the change to summer time', async () => {
    const personId = newId();
    const early = { ...calculus, weekday: 7, from: '02:30', to: '04:00', endsOn: '2026-04-05', except: [] };
    await put(personId, { timeZone: 'Europe/Berlin', classes: [early] });
    const starts = (await readCalendar(calendar, personId)).map(({ start }) => start);
    assert.deepEqual(starts, [
      '2026-03-08T01:30:00.000Z',
      '2026-03-15T01:30:00.000Z',
      '2026-03-22T01:30:00.000Z',
      '2026-03-29T01:00:00.000Z', // 02:30 does not exist: it begins where the clocks jump to
      '2026-04-05T00:30:00.000Z',
    ]);
  });

  it('takes 50 classes of 400 days in one go', async () => {
    const personId = newId();
    const classes = Array.from({ length: 50 }, (_, index) => ({
      ...calculus,
      weekday: (index % 7) + 1,
      from: `${String(8 + Math.floor(index / 7)).padStart(2, '0')}:00`,
      to: `${String(8 + Math.floor(index / 7)).padStart(2, '0')}:50`,
      endsOn: '2027-04-06',
      except: [],
    }));
    assert.equal((await put(personId, { timeZone: 'UTC', classes })).status, 200);
    assert.equal((await get(personId)).body.classes.length, 50);
    assert.equal((await put(personId, { timeZone: 'UTC', classes: [...classes, calculus] })).status, 400);
  });

  describe('against the ledger', () => {
    const inClass = { start: at('05:00', '2026-03-09'), end: at('06:00', '2026-03-09') };

    it('keeps a session from overlapping a class', async () => {
      const personId = newId();
      await put(personId, timetable);
      const refused = await reserve<BusyProblem>(
        calendar,
        buildReservation({ people: [personId], ...inClass }),
      );
      assert.equal(refused.status, 409);
      assert.deepEqual(refused.body.busy, [
        { personId, start: at('04:00', '2026-03-09'), end: at('05:30', '2026-03-09') },
      ]);
      const exceptedDay = { start: at('05:00', '2026-03-23'), end: at('06:00', '2026-03-23') };
      const allowed = buildReservation({ people: [personId], ...exceptedDay });
      assert.equal((await reserve(calendar, allowed)).status, 201);
      assert.equal((await move(calendar, allowed.ref, { ...inClass, version: 2 })).status, 409);
    });

    it('refuses a class that overlaps what is there, says with what, and changes nothing', async () => {
      const personId = newId();
      const before = { ...timetable, classes: [{ ...calculus, weekday: 3, except: [] }] };
      await put(personId, before);
      const session = buildReservation({ people: [personId], ...inClass });
      await reserve(calendar, session);
      const held = await readCalendar(calendar, personId);
      const answer = await put<ClashProblem>(personId, timetable);
      assert.deepEqual([answer.status, answer.body.code], [409, 'timetable-clash']);
      assert.deepEqual(answer.body.clashes, [{ ...inClass, title: 'CS-101 tutoring', kind: 'session' }]);
      assert.deepEqual((await get(personId)).body, before);
      assert.deepEqual(await readCalendar(calendar, personId), held);
      assert.equal((await find(calendar, session.ref)).body.status, 'active');
    });

    it('takes the class once the date of the clash is excepted', async () => {
      const personId = newId();
      await reserve(calendar, buildReservation({ people: [personId], ...inClass }));
      const except = [...calculus.except, '2026-03-09'];
      const answer = await put(personId, { ...timetable, classes: [{ ...calculus, except }] });
      assert.equal(answer.status, 200);
    });

    it('lets exactly one of a class and a session have the time when both come at once', async () => {
      for (let round = 0; round < 10; round += 1) {
        const personId = newId();
        const [classes, session] = await Promise.all([
          put(personId, timetable),
          reserve(calendar, buildReservation({ people: [personId], ...inClass })),
        ]);
        const outcomes = [classes.status, session.status];
        assert.ok(
          String(outcomes) === '200,409' || String(outcomes) === '409,201',
          `round ${round}: ${outcomes}`,
        );
      }
    });
  });

  describe('refusals', () => {
    const refused: readonly {
      what: string;
      classes: readonly object[];
      timeZone?: string;
      path: string;
      says: RegExp;
    }[] = [
      {
        what: 'classes that overlap each other, naming both',
        classes: [calculus, { ...calculus, title: 'Physics', from: '10:00', to: '11:00' }],
        path: '/classes/1',
        says: /"Physics" and "Calculus" overlap on 2026-03-02/,
      },
      {
        what: 'a time that is not before its end',
        classes: [{ ...calculus, from: '10:30' }],
        path: '/classes/0',
        says: /before/,
      },
      {
        what: 'a time that does not exist',
        classes: [{ ...calculus, to: '25:00' }],
        path: '/classes/0/to',
        says: /25:00/,
      },
      {
        what: '30 February',
        classes: [{ ...calculus, startsOn: '2026-02-30' }],
        path: '/classes/0/startsOn',
        says: /2026-02-30/,
      },
      {
        what: 'dates the wrong way round',
        classes: [{ ...calculus, endsOn: '2026-03-01' }],
        path: '/classes/0/endsOn',
        says: /before/,
      },
      {
        what: 'more than 400 days',
        classes: [{ ...calculus, endsOn: '2027-04-07' }],
        path: '/classes/0/endsOn',
        says: /400 days/,
      },
      {
        what: 'a zone that does not exist',
        classes: [calculus],
        timeZone: 'Mars/Olympus',
        path: '/timeZone',
        says: /Mars/,
      },
      {
        what: 'a class that never takes place',
        classes: [{ ...calculus, weekday: 2, endsOn: '2026-03-02' }],
        path: '/classes/0',
        says: /none/,
      },
    ];
    for (const { what, classes, timeZone = 'Asia/Karachi', path: field, says } of refused) {
      it(`of ${what}`, async () => {
        const personId = newId();
        await put(personId, timetable);
        const answer = await put<Problem>(personId, { timeZone, classes });
        assert.deepEqual([answer.status, answer.body.code], [422, 'invalid-timetable']);
        assert.equal(answer.body.errors?.[0]?.path, field);
        assert.match(answer.body.errors?.[0]?.message ?? '', says);
        assert.deepEqual((await get(personId)).body, timetable);
      });
    }

    it('of shapes, all fields at once', async () => {
      const odd = { ...calculus, weekday: 8, from: '9:00', colour: 'red', title: '' };
      const answer = await put<Problem>(newId(), { ...timetable, classes: [odd] });
      assert.equal(answer.status, 400);
      const paths = answer.body.errors?.map((error) => error.path).toSorted();
      assert.deepEqual(
        paths,
        ['colour', 'from', 'title', 'weekday'].map((field) => `/classes/0/${field}`),
      );
    });

    it('of anyone without a token', async () => {
      assert.equal((await calendar.api.get(path)).status, 401);
      assert.equal((await calendar.api.put(path, { body: timetable })).status, 401);
    });
  });
});
