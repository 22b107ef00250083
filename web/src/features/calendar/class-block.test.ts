import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClassBlock, exceptClashes, toClassBlocks, toClasses, withTerm } from './class-block.ts';

const zone = 'Asia/Karachi';

function buildBlock(overrides: Partial<ClassBlock> = {}): ClassBlock {
  return {
    id: 'a',
    title: 'Algebra',
    weekday: 1,
    from: 540,
    to: 630,
    startsOn: '2026-03-02',
    endsOn: '2026-06-29',
    except: [],
    ...overrides,
  };
}

test('classes come back as they were stored', () => {
  const classes = toClasses([buildBlock({ except: ['2026-03-09'], to: 1440 })]);
  assert.deepEqual(toClasses(toClassBlocks(classes)), classes);
});

test('a class takes the dates of its term, and leaves out the holidays on its weekday', () => {
  const term = { startsOn: '2026-09-07', endsOn: '2026-12-18', holidays: ['2026-09-14', '2026-09-15'] };
  const { startsOn, endsOn, except } = withTerm(buildBlock(), term);
  assert.deepEqual([startsOn, endsOn, except], ['2026-09-07', '2026-12-18', ['2026-09-14']]);
});

test('the dates on which a class meets something are left out, and no others', () => {
  const clashes = [
    { start: '2026-03-09T05:00:00Z', end: '2026-03-09T06:00:00Z' },
    // It begins when the class is over.
    { start: '2026-03-16T05:30:00Z', end: '2026-03-16T06:30:00Z' },
    // A Tuesday.
    { start: '2026-03-10T05:00:00Z', end: '2026-03-10T06:00:00Z' },
  ];
  const [block] = exceptClashes([buildBlock()], clashes, zone);
  assert.deepEqual(block?.except, ['2026-03-09']);
});
