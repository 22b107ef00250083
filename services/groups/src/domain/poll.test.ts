import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { chooseWinner, type Poll, seesResults, tally, type Vote, voteAnswers } from './poll.ts';

const [nine, ten, eleven] = [9, 10, 11].map((hour) => Date.UTC(2026, 2, 2, hour)) as [number, number, number];
const now = nine - 1;

function vote(person: string, start: number, answer: Vote['answer']): Vote {
  return { personId: person, personName: person, start, answer };
}

function winnerOf(votes: readonly Vote[], required: readonly string[] = [], at = now) {
  return chooseWinner(tally([nine, ten, eleven], votes, required), at);
}

describe('the winner of a poll', () => {
  it('is the time at which most can come, if need be', () => {
    const votes = [vote('ana', nine, 'yes'), vote('ana', ten, 'if-need-be'), vote('ben', ten, 'if-need-be')];
    assert.deepEqual(winnerOf(votes), { start: ten, decidedBy: 'most-can-come' });
  });

  it('is, of several, the one with most yes', () => {
    const votes = [vote('ana', nine, 'if-need-be'), vote('ana', ten, 'yes')];
    assert.deepEqual(winnerOf(votes), { start: ten, decidedBy: 'most-yes' });
  });

  it('is, of equals, the earliest', () => {
    const votes = [vote('ana', eleven, 'yes'), vote('ben', ten, 'yes')];
    assert.deepEqual(winnerOf(votes), { start: ten, decidedBy: 'earliest' });
  });

  it('is a time at which everyone who must come can', () => {
    const votes = [vote('ana', nine, 'yes'), vote('ben', nine, 'yes'), vote('cem', ten, 'if-need-be')];
    assert.deepEqual(winnerOf(votes, ['cem']), { start: ten, decidedBy: 'only-one' });
    assert.equal(winnerOf(votes, ['cem', 'dee']), null);
    assert.equal(winnerOf([vote('cem', nine, 'no'), vote('ana', nine, 'yes')], ['cem']), null);
  });

  it('lies ahead', () => {
    const votes = [vote('ana', nine, 'yes'), vote('ben', nine, 'yes'), vote('ana', ten, 'yes')];
    assert.deepEqual(winnerOf(votes, [], nine), { start: ten, decidedBy: 'only-one' });
  });

  it('is nothing where nobody can come', () => {
    assert.equal(winnerOf([]), null);
    assert.equal(winnerOf([vote('ana', nine, 'no')]), null);
  });

  it('is the same in whatever order the votes came', () => {
    const people = ['ana', 'ben', 'cem', 'dee'];
    const ballots = fc.uniqueArray(
      fc.record({
        personId: fc.constantFrom(...people),
        start: fc.constantFrom(nine, ten, eleven),
        answer: fc.constantFrom(...voteAnswers),
      }),
      { selector: ({ personId, start }) => `${personId}${start}` },
    );
    fc.assert(
      fc.property(ballots, fc.subarray(people), (given, required) => {
        const votes = given.map((one) => ({ ...one, personName: one.personId }));
        const winner = winnerOf(votes, required);
        assert.deepEqual(winnerOf(votes.toReversed(), required), winner);
        if (!winner) return;
        const can = (start: number) => votes.filter((one) => one.start === start && one.answer !== 'no');
        const comers = can(winner.start).map(({ personId }) => personId);
        assert.ok(required.every((id) => comers.includes(id)));
        for (const other of [nine, ten, eleven]) {
          const others = can(other).map(({ personId }) => personId);
          if (required.every((id) => others.includes(id))) assert.ok(comers.length >= others.length);
        }
      }),
    );
  });
});

describe('results', () => {
  const poll = (results: Poll['results'], status: Poll['status'] = 'open') => ({ results, status }) as Poll;
  const voter = { hasVoted: true, runsIt: false };
  const other = { hasVoted: false, runsIt: false };

  it('are seen as the poll allows', () => {
    assert.equal(seesResults(poll('always'), other), true);
    assert.equal(seesResults(poll('after-vote'), other), false);
    assert.equal(seesResults(poll('after-vote'), voter), true);
    assert.equal(seesResults(poll('after-close'), voter), false);
    assert.equal(seesResults(poll('after-close', 'closed'), other), true);
    assert.equal(seesResults(poll('after-close'), { ...other, runsIt: true }), true);
  });
});
