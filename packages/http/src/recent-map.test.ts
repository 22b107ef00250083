import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RecentMap } from './recent-map.ts';

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

test('what was set is found, and the latest value of a key stands', () => {
  const map = new RecentMap<number>(10);
  map.set('a', 1);
  map.set('a', 2);
  assert.deepEqual([map.get('a'), map.get('b')], [2, undefined]);
});

test('the entries used last are kept, whatever came before', () => {
  const map = new RecentMap<string>(10);
  for (const letter of letters) map.set(letter, letter);
  for (const letter of letters.slice(-9)) assert.equal(map.get(letter), letter);
});

test('an entry in use is never dropped', () => {
  const map = new RecentMap<string>(5);
  map.set('mine', 'kept');
  for (const letter of letters) {
    map.set(letter, letter);
    assert.equal(map.get('mine'), 'kept');
  }
});

test('no more than twice as many are kept', () => {
  const map = new RecentMap<string>(5);
  for (const letter of letters) map.set(letter, letter);
  assert.ok(letters.filter((letter) => map.get(letter) !== undefined).length <= 10);
});

test('a value of its own stands after an older one was dropped', () => {
  const map = new RecentMap<number>(2);
  map.set('a', 1);
  map.set('b', 1);
  map.set('a', 2);
  map.set('c', 1);
  assert.equal(map.get('a'), 2);
});
