import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeMention, matchNames, typedMention } from './mention-typing.ts';

const names = ['Ayesha Khan', 'Bilal Ahmed', 'Sana Bilal'];

test('what follows an @ up to the caret is a name that is being typed', () => {
  assert.equal(typedMention('Hello @bi', 9), 'bi');
  assert.equal(typedMention('Hello @bi there', 9), 'bi');
  assert.equal(typedMention('@', 1), '');
});

test('an address is no mention, nor is what is lines away', () => {
  assert.equal(typedMention('a@b', 3), undefined);
  assert.equal(typedMention('@ann\nand', 8), undefined);
  assert.equal(typedMention('no', 2), undefined);
});

test('names are found by the beginning of each of their words, in any case', () => {
  assert.deepEqual(matchNames(names, 'bil'), ['Bilal Ahmed', 'Sana Bilal']);
  assert.deepEqual(matchNames(names, 'zzz'), []);
});

test('a name that is complete is offered no more', () => {
  assert.deepEqual(matchNames(names, 'bilal ahmed '), []);
  assert.deepEqual(matchNames(names, 'bilal ahmed'), []);
});

test('the name takes the place of what was typed', () => {
  assert.deepEqual(completeMention('Hi @bi rest', 6, 'Bilal Ahmed'), {
    text: 'Hi @Bilal Ahmed rest',
    caret: 16,
  });
});
