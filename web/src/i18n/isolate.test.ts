import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isolate } from './isolate.ts';

it('keeps a text apart from the sentence around it', () => {
  assert.equal(isolate('Sana'), '\u2068Sana\u2069');
});

it('lets no mark within the text end or outlast the isolation', () => {
  assert.equal(isolate('a\u2069\u202Eb'), '\u2068a\u202Eb\u2069');
  assert.equal(isolate('a\u2066b'), '\u2068a\u2066b\u2069\u2069');
  assert.equal(isolate('\u2067a\u2069b'), '\u2068\u2067a\u2069b\u2069');
});
