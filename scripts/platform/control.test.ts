import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { NotRunningError, openControl, orderRelease } from './control.ts';
import type { Release, ReleaseOutcome } from './release.ts';
import { ReleaseUnderWayError } from './release-errors.ts';

/** A running platform of which only its releases matter, at a data folder of its own. */
async function control(t: TestContext, release: (release: Release) => Promise<ReleaseOutcome>) {
  const directory = mkdtempSync(join(tmpdir(), 'studyhall-control-'));
  const opened = await openControl({ release }, directory);
  t.after(async () => {
    await opened.close();
    rmSync(directory, { recursive: true });
  });
  return directory;
}

test('an order is carried out, and told of as it goes', async (t) => {
  const directory = await control(t, async ({ name, report }) => {
    report(`${name}: half way`);
    return 'released';
  });
  const said: string[] = [];
  assert.equal(await orderRelease(directory, { service: 'tutors' }, (line) => said.push(line)), 'released');
  assert.deepEqual(said, ['tutors: half way']);
  assert.equal(statSync(join(directory, 'control.sock')).mode & 0o777, 0o600);
});

test('an order that cannot be carried out says why', async (t) => {
  const directory = await control(t, async () => {
    throw new ReleaseUnderWayError();
  });
  const said: string[] = [];
  assert.equal(await orderRelease(directory, { service: 'tutors' }, (line) => said.push(line)), 'failed');
  assert.match(said[0] ?? '', /under way already/);
});

test('without a running platform it says so', async () => {
  const nowhere = join(tmpdir(), 'studyhall-nowhere');
  await assert.rejects(
    orderRelease(nowhere, { service: 'tutors' }, () => {}),
    NotRunningError,
  );
});
