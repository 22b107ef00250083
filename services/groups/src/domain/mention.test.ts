import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMentions } from './mention.ts';

const members = [
  { id: '1', name: 'Ayesha Khan' },
  { id: '2', name: 'Bilal Ahmed' },
  { id: '3', name: 'Bilal Khan' },
  { id: '4', name: 'Zoë' },
  { id: '5', name: 'Ann' },
  { id: '6', name: 'Anna Lee' },
];
const mentioned = (text: string) => findMentions(text, members).map(({ id }) => id);

test('a full name mentions, in any case and anywhere', () => {
  assert.deepEqual(mentioned('@Ayesha Khan, see (@bilal ahmed)!'), ['1', '2']);
});

test('a first name mentions who alone has it', () => {
  assert.deepEqual(mentioned('@ayesha @Bilal @zoë'), ['1', '4']);
});

test('the longest name counts', () => {
  assert.deepEqual(mentioned('@Anna Lee'), ['6']);
  assert.deepEqual(mentioned('@Ann'), ['5']);
});

test('part of a word mentions nobody', () => {
  assert.deepEqual(mentioned('mail ann@ann.example or @Annabel or @ Ann'), []);
});

test('everyone of one full name is mentioned', () => {
  const twins = [...members, { id: '7', name: 'Ayesha Khan' }];
  assert.deepEqual(
    findMentions('@Ayesha Khan', twins).map(({ id }) => id),
    ['1', '7'],
  );
});

test('a text of nothing but mentions of many names ends soon', () => {
  const many = Array.from({ length: 500 }, (_, index) => ({
    id: `${index}`,
    name: `Same ${'x'.repeat(100)}`,
  }));
  assert.equal(findMentions('@'.repeat(5_000), many).length, 0);
  assert.equal(findMentions(`@Same ${'x'.repeat(100)} `.repeat(40), many).length, 20);
});
