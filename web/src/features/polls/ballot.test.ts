import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Poll, VoteAnswer } from '../../api/types.ts';
import { ballotOf, bestStarts, fillIn, isSameBallot, votersOf } from './ballot.ts';

type Option = Poll['options'][number];

function option(
  start: string,
  votes: Readonly<Record<string, VoteAnswer>> = {},
  part: Partial<Option> = {},
): Option {
  const people = Object.entries(votes).map(([name, answer]) => ({ userId: name, name, answer }));
  const count = (answer: VoteAnswer) => people.filter((vote) => vote.answer === answer).length;
  return {
    start,
    end: start,
    clash: false,
    myVote: null,
    votes: { yes: count('yes'), ifNeedBe: count('if-need-be'), no: count('no'), requiredMissing: 0, people },
    ...part,
  };
}

test('a ballot has what was answered and nothing else', () => {
  assert.deepEqual(ballotOf([option('a', {}, { myVote: 'no' }), option('b')]), { a: 'no' });
});

test('the calendar fills in what has no answer yet', () => {
  const options = [option('a'), option('b', {}, { clash: true }), option('c', {}, { clash: true })];
  assert.deepEqual(fillIn(options, { c: 'if-need-be' }), { a: 'yes', b: 'no', c: 'if-need-be' });
});

test('two ballots are the same by every answer', () => {
  assert.equal(isSameBallot({ a: 'yes' }, { a: 'yes' }), true);
  assert.equal(isSameBallot({ a: 'yes' }, { a: 'no' }), false);
  assert.equal(isSameBallot({ a: 'yes' }, {}), false);
});

test('voters have an answer for each option, or none', () => {
  const voters = votersOf([option('a', { ana: 'yes' }), option('b', { ben: 'no', ana: 'no' })]);
  assert.deepEqual(
    voters.map(({ name, answers }) => [name, ...answers]),
    [
      ['ana', 'yes', 'no'],
      ['ben', undefined, 'no'],
    ],
  );
});

test('the best is where most can come, then where most said yes', () => {
  const options = [
    option('a', { ana: 'yes', ben: 'if-need-be' }),
    option('b', { ana: 'yes', ben: 'yes' }),
    option('c', { ana: 'yes' }),
  ];
  assert.deepEqual([...bestStarts(options)], ['b']);
  assert.deepEqual([...bestStarts([option('a', { ana: 'no' })])], []);
});
