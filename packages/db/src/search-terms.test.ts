import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prefixRange, searchTerms } from './search-terms.ts';

for (const [rule, text, terms] of [
  ['case is folded', 'Linear ALGEBRA', ['linear', 'algebra']],
  ['accents are folded', 'Élan naïve', ['elan', 'naive']],
  ['punctuation parts words', 'C++, data-bases & R2D2', ['c', 'data', 'bases', 'r2d2']],
  ['any script counts', 'ریاضی 数学', ['ریاضی', '数学']],
  ['a word counts once', 'to be or not to be', ['to', 'be', 'or', 'not']],
  ['nothing gives nothing', ' .,; ', []],
] as const) {
  test(rule, () => assert.deepEqual(searchTerms(text), terms));
}

test('a word is cut at 40 characters, not inside of one', () => {
  assert.deepEqual(searchTerms('𝒳'.repeat(50)), ['x'.repeat(40)]);
});

test('a prefix’s range holds the words that begin with it, and no others', () => {
  const { from, to } = prefixRange('alg');
  const within = ['alf', 'alg', 'algebra', 'algorithm', 'alg数', 'alh'].filter(
    (term) => term >= from && term < to,
  );
  assert.deepEqual(within, ['alg', 'algebra', 'algorithm', 'alg数']);
});
