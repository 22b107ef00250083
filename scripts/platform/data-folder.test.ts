import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { DataInUseError, lockData } from './data-lock.ts';
import { loadSecrets } from './secrets.ts';

function newFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'studyhall-data-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('secrets are made once, kept, and only ours to read', (t) => {
  const folder = newFolder(t);
  const made = loadSecrets(folder, {});
  assert.ok(made.AUTH_SECRET.length >= 32 && made.SERVICE_SECRET.length >= 32);
  assert.notEqual(made.AUTH_SECRET, made.SERVICE_SECRET);
  assert.deepEqual(loadSecrets(folder, {}), made);
  assert.equal(statSync(join(folder, 'secrets.json')).mode & 0o777, 0o600);
});

test('secrets that are given are used and not written down', (t) => {
  const folder = newFolder(t);
  const given = 'given by whoever runs this installation';
  assert.equal(loadSecrets(folder, { AUTH_SECRET: given }).AUTH_SECRET, given);
  assert.ok(!readFileSync(join(folder, 'secrets.json'), 'utf8').includes(given));
});

test('a data folder is used by one process at a time, and free when that one is killed', async (t) => {
  const folder = newFolder(t);
  const module = JSON.stringify(new URL('data-lock.ts', import.meta.url).href);
  const holder = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { lockData } from ${module};
     globalThis.lock = lockData(${JSON.stringify(folder)});
     process.stdout.write('locked');
     setInterval(() => {}, 1000);`,
  ]);
  t.after(() => holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  assert.throws(() => lockData(folder), DataInUseError);
  const gone = once(holder, 'exit');
  holder.kill('SIGKILL');
  await gone;
  lockData(folder).release();
});
