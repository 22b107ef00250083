import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { git, root } from './history.ts';
import { runPrevious } from './previous-code.ts';

const noHistory =
  git('rev-parse', 'HEAD') === undefined && 'there is no history here to take earlier code from';

describe('earlier code on the next schema', { skip: noHistory }, () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'studyhall-next-schema-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the code of now as the earlier one, on its schema and one migration more. */
  function runWith(name: string, sql: string) {
    const migrations = join(folder, name);
    cpSync(join(root, 'services/students/migrations'), migrations, { recursive: true });
    const next = String(readdirSync(migrations).length + 1).padStart(4, '0');
    writeFileSync(join(migrations, `${next}-next.sql`), sql);
    return runPrevious({ service: 'students', commit: 'HEAD', migrations, tests: ['courses.test.ts'] });
  }

  test('runs where a migration only adds', async () => {
    const { passed, output } = await runWith(
      'adding',
      'ALTER TABLE courses ADD COLUMN credits INTEGER NULL;\nCREATE TABLE rooms (id CHAR(36) NOT NULL PRIMARY KEY);',
    );
    assert.ok(passed, output);
  });

  test('fails where one takes away what it needs', async () => {
    const { passed, output } = await runWith('taking', 'ALTER TABLE courses RENAME COLUMN title TO name;');
    assert.ok(!passed);
    assert.match(output, /made and changed by a coordinator/);
  });
});
