import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { commonTimesQuery } from '../test/common-times-arbitraries.ts';
import { listStartsSlowly } from '../test/common-times-reference.ts';
import { buildStartGrid, firstStartFrom, listStarts } from './start-grid.ts';

describe('buildStartGrid', () => {
  it('has the starts that a walk through the quarters of an hour finds', () => {
    fc.assert(
      fc.property(commonTimesQuery, (query) => {
        const starts = [...listStarts(buildStartGrid(query.range, query))];
        assert.deepEqual(starts, listStartsSlowly(query));
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the first start from any instant on', () => {
    fc.assert(
      fc.property(commonTimesQuery, fc.integer({ min: -100, max: 5000 }), (query, minutes) => {
        const grid = buildStartGrid(query.range, query);
        const instant = query.range.start + minutes * 60_000;
        const found = [...listStarts(grid)].findIndex((start) => start >= instant);
        assert.equal(firstStartFrom(grid, instant), found === -1 ? grid.count : found);
      }),
      { numRuns: 1000 },
    );
  });
});
