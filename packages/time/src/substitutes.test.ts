import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, attendee, buildQuery, span } from '../test/common-times-cases.ts';
import { formatInstant } from './instant.ts';
import { findSubstitutes, type SubstitutesQuery } from './substitutes.ts';

/** For an hour at noon on the Wednesday of that week. */
function substitutes(changes: Partial<SubstitutesQuery> = {}): string[] {
  const { range: _, ...rest } = buildQuery();
  const start = at('12:00', '2026-01-07');
  const query = { ...rest, start, earliest: at('00:00'), limit: 3, ...changes };
  return findSubstitutes(query).map((each) => `${formatInstant(each.start).slice(5, 16)} ${each.free}`);
}

const noon = span('12:00', '13:00', '2026-01-07');

describe('findSubstitutes', () => {
  it('finds the nearest starts, none overlapping another', () => {
    assert.deepEqual(substitutes({ people: [attendee({ busy: [noon] })] }), [
      '01-07T11:00 1',
      '01-07T13:00 1',
      '01-07T10:00 1',
    ]);
  });

  it('puts more people before nearness', () => {
    const people = [attendee({ busy: [noon] }), attendee({ busy: [span('00:00', '20:00', '2026-01-07')] })];
    assert.deepEqual(substitutes({ people, limit: 1 }), ['01-07T20:00 2']);
  });

  it('finds none that suits no more people', () => {
    const people = [attendee(), attendee({ busy: [span('00:00', '00:00', '2026-01-01', '2026-02-01')] })];
    assert.deepEqual(substitutes({ people }), []);
  });

  it('finds none without everyone who is required', () => {
    const week = span('00:00', '00:00', '2026-01-05', '2026-01-12');
    const people = [attendee({ busy: [noon] }), attendee({ busy: [week], required: true })];
    assert.deepEqual(substitutes({ people }), []);
  });

  it('stays in the local week', () => {
    const people = [attendee({ busy: [noon, span('08:00', '00:00', '2026-01-05', '2026-01-11')] })];
    const timeZone = 'Pacific/Auckland'; // its week ends at 11:00 on Sunday in UTC
    assert.deepEqual(substitutes({ people, timeZone }), ['01-11T08:00 1', '01-11T09:00 1', '01-11T10:00 1']);
  });

  it('offers nothing in the past', () => {
    const people = [attendee({ busy: [noon] })];
    assert.deepEqual(substitutes({ people, earliest: at('12:30', '2026-01-07'), limit: 1 }), [
      '01-07T13:00 1',
    ]);
    assert.deepEqual(substitutes({ people, earliest: at('12:30', '2026-02-07') }), []);
  });
});
