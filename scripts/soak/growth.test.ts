import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeGrowth } from './growth.ts';

const line = (valueAt: (second: number) => number) => ({
  name: 'heap',
  points: Array.from({ length: 60 }, (_, second) => [second, valueAt(second)] as const),
  allowance: 5,
});

describe('a line that is watched', () => {
  it('grows where it rises to the end', () => {
    const { growth, isGrowing } = judgeGrowth(line((second) => 100 + second));
    assert.deepEqual([growth, isGrowing], [29, true]);
  });

  it('may rise at first', () => {
    assert.equal(judgeGrowth(line((second) => 100 + 10 * Math.min(second, 30))).isGrowing, false);
  });

  it('may be a saw', () => {
    assert.equal(judgeGrowth(line((second) => 100 + (second % 7) * 10)).isGrowing, false);
  });

  it('may have a peak at its end', () => {
    assert.equal(judgeGrowth(line((second) => (second > 55 ? 500 : 100))).isGrowing, false);
  });

  it('is seen to rise behind the teeth of a saw', () => {
    assert.equal(judgeGrowth(line((second) => 100 + second * 2 + (second % 7) * 5)).isGrowing, true);
  });

  it('may grow by less than is allowed, and by a tenth', () => {
    assert.equal(judgeGrowth(line((second) => 10 + second / 10)).isGrowing, false);
    assert.equal(judgeGrowth(line((second) => 1_000 + second)).isGrowing, false);
  });

  it('has more than two points', () => {
    assert.throws(() => judgeGrowth({ name: 'x', points: [[0, 0]], allowance: 0 }), RangeError);
  });
});
