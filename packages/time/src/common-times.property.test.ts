import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { commonTimesQuery } from '../test/common-times-arbitraries.ts';
import { findCommonTimesSlowly } from '../test/common-times-reference.ts';
import { findCommonTimes } from './index.ts';

describe('findCommonTimes', () => {
  it('answers what nested scans with Temporal do', () => {
    fc.assert(
      fc.property(commonTimesQuery, (query) =>
        assert.deepEqual(findCommonTimes(query), findCommonTimesSlowly(query)),
      ),
      { numRuns: 2000 },
    );
  });
});
