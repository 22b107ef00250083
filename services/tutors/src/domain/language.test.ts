import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalLanguage, generalizations } from './language.ts';

describe('canonicalLanguage', () => {
  it('writes a tag as BCP 47 does', () => {
    assert.equal(canonicalLanguage('EN-us'), 'en-US');
    assert.equal(canonicalLanguage('zh-hant-tw'), 'zh-Hant-TW');
  });

  it('knows what is no tag', () => {
    for (const text of ['', 'e', 'toolonglang', 'en_US', '12']) assert.equal(canonicalLanguage(text), null);
  });
});

describe('generalizations', () => {
  it('end with the tag itself', () => {
    assert.deepEqual(generalizations('zh-Hant-TW'), ['zh', 'zh-hant', 'zh-hant-tw']);
    assert.deepEqual(generalizations('ur'), ['ur']);
  });
});
