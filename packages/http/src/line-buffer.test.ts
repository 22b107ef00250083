import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { bufferLines } from './line-buffer.ts';

test('lines are kept in order, and written in blocks or after a while', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'studyhall-lines-'));
  const file = join(directory, 'log');
  const descriptor = openSync(file, 'w');
  const buffer = bufferLines(descriptor);
  buffer.write('é 1\n');
  assert.equal(readFileSync(file, 'utf8'), '');
  await delay(300);
  assert.equal(readFileSync(file, 'utf8'), 'é 1\n');
  const long = `${'x'.repeat(20_000)}\n`;
  buffer.write(long);
  assert.equal(readFileSync(file, 'utf8'), `é 1\n${long}`);
  closeSync(descriptor);
  rmSync(directory, { recursive: true });
});

test('a reader that is gone is no error', () => {
  const descriptor = openSync('/dev/null', 'r');
  const buffer = bufferLines(descriptor);
  buffer.write('lost\n');
  buffer.flushSync();
  closeSync(descriptor);
});
