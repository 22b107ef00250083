import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { describeSettings } from '@studyhall/platform';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
const settings = new Set(describeSettings().map(({ name }) => name));

for (const path of ['docs/single-server.md', 'docs/runbook.md', 'CONTRIBUTING.md', 'README.md']) {
  test(`${path} names commands that exist`, () => {
    const named = [...read(path).matchAll(/npm run (?:--silent )?([a-z][\w:-]*)/g)].map(
      ([, name = '']) => name,
    );
    assert.notEqual(named.length, 0);
    assert.deepEqual(
      named.filter((name) => scripts[name] === undefined),
      [],
    );
  });
}

test('docs/single-server.md names settings that exist', () => {
  const [, block = ''] = /```sh\n {3}(STUDYHALL_DATA=[^`]*)```/.exec(read('docs/single-server.md')) ?? [];
  const named = [...block.matchAll(/^ *([A-Z_]+)=/gm)].map(([, name = '']) => name);
  assert.ok(named.length >= 6, named.join());
  assert.deepEqual(
    named.filter((name) => !settings.has(name)),
    [],
  );
});
