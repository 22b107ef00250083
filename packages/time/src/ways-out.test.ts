import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, attendee, buildQuery, span } from '../test/common-times-cases.ts';
import type { CommonTimesQuery } from './common-times.ts';
import { findWaysOut, type MovableMeeting, type WayOut } from './ways-out.ts';

function waysOf(query: CommonTimesQuery, movable?: readonly MovableMeeting[]): string[] {
  return findWaysOut(query, movable).map(({ kind }) => kind);
}

function wayOf<K extends WayOut['kind']>(
  kind: K,
  query: CommonTimesQuery,
  movable?: readonly MovableMeeting[],
) {
  const found = findWaysOut(query, movable).find((way) => way.kind === kind);
  return found as Extract<WayOut, { kind: K }> | undefined; // found by this kind
}

const never = span('00:00', '23:59');

describe('findWaysOut', () => {
  it('finds none where everyone can come', () => {
    assert.deepEqual(findWaysOut(buildQuery()), []);
  });

  it('finds none where nothing helps', () => {
    assert.deepEqual(findWaysOut(buildQuery({ people: [attendee({ busy: [never] })] })), []);
  });

  it('leaves out the one who is missing from the best window', () => {
    const people = [attendee(), attendee({ busy: [never] }), attendee({ busy: [span('09:00', '12:00')] })];
    assert.deepEqual(findWaysOut(buildQuery({ people })), [
      {
        kind: 'leave-out',
        person: 1,
        windows: [{ start: at('12:00'), end: at('13:00'), free: 2, missing: [1] }],
      },
    ]);
  });

  it('leaves nobody out where that is not enough', () => {
    const people = [attendee(), attendee({ busy: [never] }), attendee({ busy: [never] })];
    assert.deepEqual(findWaysOut(buildQuery({ people })), []);
  });

  it('does without one who is required only where the required cannot meet', () => {
    const people = [
      attendee({ required: true }),
      attendee({ required: true, busy: [never] }),
      attendee({ busy: [span('00:00', '20:00')] }),
    ];
    assert.deepEqual(findWaysOut(buildQuery({ people })), [
      {
        kind: 'make-optional',
        person: 1,
        windows: [{ start: at('20:00'), end: at('21:00'), free: 2, missing: [1] }],
      },
    ]);
  });

  it('shortens no more than is needed, and at most to half', () => {
    const busyBut = (from: string, to: string) => [span('00:00', from), span(to, '23:00')];
    const shortened = (from: string, to: string, minutes: number) =>
      wayOf('shorten', buildQuery({ people: [attendee({ busy: busyBut(from, to) })], minutes }))?.minutes;
    assert.equal(shortened('10:00', '10:52', 60), 50);
    assert.equal(shortened('10:00', '10:30', 60), 30);
    assert.equal(shortened('10:00', '10:29', 60), undefined);
    assert.equal(shortened('10:00', '10:15', 20), 15);
    assert.equal(shortened('10:00', '10:10', 20), undefined, 'never under a quarter of an hour');
  });

  it('splits in two halves that lie apart, in their order', () => {
    const busy = [span('00:00', '10:00'), span('10:30', '19:00'), span('19:30', '23:00')];
    const way = wayOf('split', buildQuery({ people: [attendee({ busy })], minutes: 60 }));
    assert.deepEqual(
      way?.windows.map(({ start, end }) => ({ start, end })),
      [span('10:00', '10:30'), span('19:00', '19:30')],
    );
    const once = [span('00:00', '10:00'), span('10:30', '23:00')];
    assert.equal(wayOf('split', buildQuery({ people: [attendee({ busy: once })] })), undefined);
  });

  describe('moving a meeting', () => {
    const meeting = span('10:00', '11:00');
    const others = [span('00:00', '10:00'), span('11:00', '20:00')];
    const people = [attendee({ busy: [...others, meeting] }), attendee()];
    const movable = { ...meeting, id: 'm', freed: new Map([[0, others]]) };

    it('names where it could be instead', () => {
      assert.deepEqual(wayOf('move-meeting', buildQuery({ people: people.slice(0, 1) }), [])?.to, undefined);
      const query = buildQuery({ people: [...people, attendee({ busy: [span('11:00', '23:00')] })] });
      const way = wayOf('move-meeting', query, [movable]);
      assert.deepEqual(
        [way?.meeting, way?.to, way?.windows[0]?.start],
        ['m', span('20:00', '21:00'), at('10:00')],
      );
    });

    it('is no way out where it fits nowhere else', () => {
      const busy = [...others, span('20:00', '22:00')];
      const stuck = { ...meeting, id: 'm', freed: new Map([[0, busy]]) };
      const query = buildQuery({ people: [attendee({ busy: [...busy, meeting] })] });
      assert.deepEqual(waysOf(query, [stuck]), ['widen-hours']);
    });
  });

  it('widens the hours no more than is needed', () => {
    const wider = (busy: string) =>
      wayOf('widen-hours', buildQuery({ people: [attendee({ busy: [span('00:00', busy)] })] }))?.hours
        .permitted;
    assert.deepEqual(wider('20:30'), { from: '07:00', to: '22:00' });
    assert.deepEqual(wider('21:30'), { from: '06:00', to: '23:00' });
    assert.deepEqual(wider('22:30'), { from: '05:00', to: '24:00' });
    assert.deepEqual(wider('23:30'), undefined);
  });

  it('asks for more weekdays after longer days', () => {
    const hours = { ...buildQuery().hours, weekdays: [1, 2, 3, 4, 5] };
    const saturday = span('00:00', '00:00', '2026-01-10', '2026-01-11');
    const way = wayOf('widen-hours', buildQuery({ hours, range: saturday }));
    assert.deepEqual(way?.hours, { ...hours, weekdays: [1, 2, 3, 4, 5, 6, 7] });
    const late = buildQuery({ hours, range: span('22:00', '23:00', '2026-01-10') });
    assert.deepEqual(wayOf('widen-hours', late)?.hours.permitted, { from: '06:00', to: '23:00' });
  });

  it('ranks them: without one, shorter, split, moved, wider', () => {
    const first = [
      span('00:00', '10:00'),
      span('10:30', '12:00'),
      span('12:30', '13:00'),
      span('14:00', '21:00'),
    ];
    const meeting = span('13:00', '14:00');
    const people = [attendee({ busy: first }), attendee({ busy: [meeting] })];
    const movable = [{ ...meeting, id: 'm', freed: new Map([[1, []]]) }];
    assert.deepEqual(waysOf(buildQuery({ people }), movable), [
      'leave-out',
      'shorten',
      'split',
      'move-meeting',
      'widen-hours',
    ]);
  });
});
