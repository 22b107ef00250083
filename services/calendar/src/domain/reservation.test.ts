import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { BusyCalendar } from './commitment.ts';
import {
  type Claim,
  decideMove,
  decideReserve,
  findIntervalProblem,
  nowhere,
  type Reservation,
  rangeOf,
} from './reservation.ts';

const hour = 3_600_000;
const nine = Date.parse('2026-03-02T09:00:00Z');
const nineToTen = { start: nine, end: nine + hour };
const tenToEleven = { start: nine + hour, end: nine + 2 * hour };

const claim: Claim = { interval: nineToTen, margins: [] };

function buildReservation(overrides: Partial<Reservation> = {}): Reservation {
  return {
    ref: 'session:1',
    status: 'active',
    version: 1,
    interval: nineToTen,
    people: ['ana', 'ben'],
    fingerprint: 'same',
    tentative: false,
    purpose: { kind: 'session', title: 'Algebra', venue: nowhere },
    ...overrides,
  };
}

function calendarOf(personId: string, ...busy: BusyCalendar['busy']): BusyCalendar {
  return { personId, revision: 1, busy };
}

describe('decideReserve', () => {
  const fingerprint = 'same';

  it('reserves a time at which everyone is free', () => {
    const calendars = [calendarOf('ana'), calendarOf('ben')];
    assert.deepEqual(decideReserve({ existing: null, claim, fingerprint, calendars }), {
      outcome: 'reserve',
    });
  });

  it('names who is busy and when', () => {
    const half = { start: nine + hour / 2, end: nine + hour };
    const calendars = [calendarOf('ana'), calendarOf('ben', half)];
    const decision = decideReserve({ existing: null, claim, fingerprint, calendars });
    assert.deepEqual(decision, { outcome: 'busy', busy: [{ personId: 'ben', ...half }] });
  });

  it('does not take touching for overlapping', () => {
    const before = { start: nine - hour, end: nine };
    const calendars = [calendarOf('ana', before, tenToEleven)];
    assert.equal(decideReserve({ existing: null, claim, fingerprint, calendars }).outcome, 'reserve');
  });

  it('keeps a margin free for the person who asks for one, and for nobody else', () => {
    const calendars = [calendarOf('ana', tenToEleven), calendarOf('ben', tenToEleven)];
    const margins = [{ personId: 'ben', minutes: 15 }];
    const decision = decideReserve({ existing: null, claim: { ...claim, margins }, fingerprint, calendars });
    assert.deepEqual(decision, { outcome: 'busy', busy: [{ personId: 'ben', ...tenToEleven }] });
  });

  it('answers a repeat with what is there, wherever it has been moved and whoever is busy', () => {
    const existing = buildReservation({ version: 3, interval: tenToEleven });
    const calendars = [calendarOf('ana', nineToTen)];
    const decision = decideReserve({ existing, claim, fingerprint, calendars });
    assert.deepEqual(decision, { outcome: 'repeat', reservation: existing });
  });

  it('refuses a ref that stands for something else', () => {
    const existing = buildReservation({ fingerprint: 'other' });
    assert.equal(decideReserve({ existing, claim, fingerprint, calendars: [] }).outcome, 'different');
  });

  it('keeps a released ref released, even for another content', () => {
    const existing = buildReservation({ status: 'released', fingerprint: null });
    assert.equal(decideReserve({ existing, claim, fingerprint, calendars: [] }).outcome, 'released');
  });
});

describe('decideMove', () => {
  const move = { interval: tenToEleven, margins: [], version: 2 };
  const existing = buildReservation();

  it('moves to the version after the present one', () => {
    assert.deepEqual(decideMove({ existing, move, calendars: [calendarOf('ana')] }), {
      outcome: 'move',
      reservation: existing,
    });
  });

  it('knows a repeat by all that it would change, whoever is busy', () => {
    const moved = buildReservation({ version: 2, interval: tenToEleven });
    const calendars = [calendarOf('ana', tenToEleven)];
    assert.equal(decideMove({ existing: moved, move, calendars }).outcome, 'repeat');
    const same = { ...move, title: 'Algebra', venue: nowhere };
    assert.equal(decideMove({ existing: moved, move: same, calendars }).outcome, 'repeat');
    const others = [
      { title: 'Essays' },
      { venue: { place: 'Room 4', link: null } },
      { kind: 'offer' },
    ] as const;
    for (const other of others) {
      const decision = decideMove({ existing: moved, move: { ...same, ...other }, calendars });
      assert.equal(decision.outcome, 'stale', JSON.stringify(other));
    }
  });

  it('finds every other version stale', () => {
    for (const version of [1, 3, 4]) {
      const decision = decideMove({ existing, move: { ...move, version }, calendars: [] });
      assert.equal(decision.outcome, 'stale', `version ${version}`);
    }
    const movedElsewhere = buildReservation({ version: 2, interval: nineToTen });
    assert.equal(decideMove({ existing: movedElsewhere, move, calendars: [] }).outcome, 'stale');
  });

  it('refuses a time at which somebody is busy', () => {
    const calendars = [calendarOf('ana', tenToEleven), calendarOf('ben')];
    assert.deepEqual(decideMove({ existing, move, calendars }), {
      outcome: 'busy',
      busy: [{ personId: 'ana', ...tenToEleven }],
    });
  });

  it('finds nothing to move where there is no reservation or a released one', () => {
    const released = buildReservation({ status: 'released' });
    assert.equal(decideMove({ existing: null, move, calendars: [] }).outcome, 'absent');
    assert.equal(decideMove({ existing: released, move, calendars: [] }).outcome, 'released');
  });
});

describe('findIntervalProblem', () => {
  it('takes from a millisecond to 24 hours', () => {
    assert.equal(findIntervalProblem({ start: nine, end: nine + 1 }), null);
    assert.equal(findIntervalProblem({ start: nine, end: nine + 24 * hour }), null);
  });

  it('refuses empty, reversed, longer and far-off times, each with its reason', () => {
    assert.match(findIntervalProblem({ start: nine, end: nine }) ?? '', /after start/);
    assert.match(findIntervalProblem({ start: nine, end: nine - 1 }) ?? '', /after start/);
    assert.match(findIntervalProblem({ start: nine, end: nine + 24 * hour + 1 }) ?? '', /24 hours/);
    const start = Date.UTC(1999, 11, 31, 23, 59);
    assert.match(findIntervalProblem({ start, end: start + hour }) ?? '', /2000/);
  });
});

describe('properties', () => {
  const minutes = fc.integer({ min: 0, max: 600 });
  const intervals = fc
    .tuple(minutes, fc.integer({ min: 1, max: 120 }))
    .map(([from, length]) => ({ start: nine + from * 60_000, end: nine + (from + length) * 60_000 }));

  it('a reservation is made exactly where no instant of it, margin included, is taken', () => {
    fc.assert(
      fc.property(intervals, fc.array(intervals, { maxLength: 6 }), fc.nat(60), (interval, busy, margin) => {
        const wanted = { interval, margins: [{ personId: 'ana', minutes: margin }] };
        const { start, end } = rangeOf(wanted);
        const isFree = busy.every((time) => time.end <= start || time.start >= end);
        const calendars = [calendarOf('ana', ...busy)];
        const decision = decideReserve({ existing: null, claim: wanted, fingerprint: 'f', calendars });
        assert.equal(decision.outcome, isFree ? 'reserve' : 'busy');
      }),
    );
  });
});
