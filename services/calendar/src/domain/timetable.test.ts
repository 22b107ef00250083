import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findTimetableProblems, type WeeklyClass } from './timetable.ts';

function findProblems(overrides: Partial<WeeklyClass>, timeZone = 'Asia/Karachi') {
  const entry: WeeklyClass = {
    title: 'Calculus',
    weekday: 1,
    from: '09:00',
    to: '10:30',
    startsOn: '2026-03-02',
    endsOn: '2026-06-29',
    except: [],
    ...overrides,
  };
  return findTimetableProblems({ timeZone, classes: [entry] });
}

describe('findTimetableProblems', () => {
  it('finds none in an ordinary term', () => {
    assert.deepEqual(findProblems({ except: ['2026-03-23'] }), []);
  });

  it('takes a class to the end of the day', () => {
    assert.deepEqual(findProblems({ from: '20:00', to: '24:00' }), []);
  });

  const refused: readonly { rule: string; entry: Partial<WeeklyClass>; path: string; says: RegExp }[] = [
    { rule: 'from after to', entry: { from: '11:00' }, path: '/classes/0', says: /before they end/ },
    { rule: 'from at to', entry: { from: '10:30' }, path: '/classes/0', says: /before they end/ },
    { rule: 'longer than 12 hours', entry: { to: '21:01' }, path: '/classes/0/to', says: /12 hours/ },
    {
      rule: '30 February',
      entry: { startsOn: '2026-02-30' },
      path: '/classes/0/startsOn',
      says: /2026-02-30/,
    },
    {
      rule: 'an impossible exception',
      entry: { except: ['2026-13-01'] },
      path: '/classes/0/except/0',
      says: /2026-13-01/,
    },
    { rule: 'dates reversed', entry: { endsOn: '2026-03-01' }, path: '/classes/0/endsOn', says: /before/ },
    { rule: '401 days', entry: { endsOn: '2027-04-07' }, path: '/classes/0/endsOn', says: /400 days/ },
    {
      rule: 'before 2000',
      entry: { startsOn: '1999-12-27', endsOn: '2000-02-01' },
      path: '/classes/0/startsOn',
      says: /2000/,
    },
  ];
  for (const { rule, entry, path, says } of refused) {
    it(`refuses ${rule}`, () => {
      const problems = findProblems(entry);
      assert.deepEqual(
        problems.map((problem) => problem.path),
        [path],
      );
      assert.match(problems[0]?.message ?? '', says);
    });
  }

  it('takes exactly 400 days', () => {
    assert.deepEqual(findProblems({ endsOn: '2027-04-06' }), []);
  });

  it('refuses a zone that does not exist', () => {
    const [problem] = findProblems({}, 'Mars/Olympus');
    assert.equal(problem?.path, '/timeZone');
    assert.match(problem?.message ?? '', /Mars\/Olympus/);
  });
});
