import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReadme, updateSettings } from './readme-settings.ts';

test('the README lists the settings that the code has (npm run readme)', () => {
  const readme = readReadme();
  assert.match(readme, /<!-- settings -->\n[\s\S]*<!-- \/settings -->/);
  assert.equal(readme, updateSettings(readme));
});
