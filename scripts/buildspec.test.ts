import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { scriptOf } from './build-phase.ts';

const file = join(import.meta.dirname, '../buildspec.yml');
const spec: {
  readonly phases: Readonly<Record<string, { readonly commands: readonly string[] }>>;
} = parse(readFileSync(file, 'utf8'));
const order = ['install', 'pre_build', 'build', 'post_build'] as const;

describe('buildspec.yml', () => {
  let programs = '';
  before(() => {
    programs = mkdtempSync(join(tmpdir(), 'studyhall-programs-'));
    // Programs that only say how they were called.
    for (const name of ['npm', 'npx', 'aws', 'docker', 'git', 'node']) {
      writeFileSync(join(programs, name), `#!/bin/sh\necho "${name} $*" >> "$CALLS"\necho answer\n`, {
        mode: 0o755,
      });
    }
  });
  after(() => rmSync(programs, { recursive: true, force: true }));

  /** What a project with this STAGE calls, in order. */
  function callsOf(settings: Record<string, string>, phases: readonly string[] = order): string[] {
    const calls = join(programs, `calls-${Math.random()}`);
    writeFileSync(calls, '');
    const commands = phases.flatMap((phase) => spec.phases[phase]?.commands ?? []);
    spawnSync('bash', ['-c', scriptOf(commands)], {
      env: { ...settings, CALLS: calls, PATH: `${programs}${delimiter}/usr/bin:/bin` },
    });
    return readFileSync(calls, 'utf8').trim().split('\n');
  }
  const indexOf = (calls: readonly string[], part: string) => calls.findIndex((call) => call.includes(part));

  test('has the phases of a build, in their order', () => {
    assert.deepEqual(Object.keys(spec.phases), [...order]);
  });

  test('installs, tests, builds and pushes when nobody says which part', () => {
    const calls = callsOf({});
    const steps = ['npm ci', 'npm test', 'npm run images -- build', 'npm run images -- push'];
    const places = steps.map((step) => indexOf(calls, step));
    assert.ok(!places.includes(-1), calls.join('\n'));
    assert.deepEqual(
      places,
      places.toSorted((one, other) => one - other),
    );
  });

  test('verifies without images', () => {
    const calls = callsOf({ STAGE: 'verify' });
    assert.ok(indexOf(calls, 'infra:check') > 0 && indexOf(calls, 'migrations:check') > 0);
    assert.equal(indexOf(calls, 'images'), -1);
  });

  test('builds images of the commit, scans them and writes what CodeDeploy needs', () => {
    const settings = {
      STAGE: 'images',
      REGISTRY: 'registry',
      ENVIRONMENT: 'lean',
      CODEBUILD_RESOLVED_SOURCE_VERSION: 'abc',
    };
    const calls = callsOf(settings);
    assert.ok(indexOf(calls, 'images -- build --registry=registry --tag=abc') > 0, calls.join('\n'));
    assert.ok(
      indexOf(calls, 'release.ts prepare --environment=lean --registry=registry --tag=abc') >
        indexOf(calls, 'push'),
    );
    assert.equal(indexOf(calls, 'npm test'), -1);
  });

  /** What is called when npm fails at a command. */
  function callsWithout(part: string, settings: Record<string, string>): string[] {
    const npm = join(programs, 'npm');
    const working = readFileSync(npm, 'utf8');
    writeFileSync(npm, `${working}case "$*" in *${part}*) exit 1;; esac\n`);
    const calls = callsOf(settings);
    writeFileSync(npm, working);
    return calls;
  }

  test('goes no further when a test fails', () => {
    const calls = callsWithout('test', {});
    assert.equal(calls.at(-1), 'npm test');
  });

  test('builds nothing when it cannot tell whether a migration takes something away', () => {
    const calls = callsWithout('contracting', { STAGE: 'images', REGISTRY: 'registry' });
    assert.equal(indexOf(calls, 'images --'), -1);
  });

  test('pushes nothing after a failure', () => {
    const calls = callsOf({ STAGE: 'images', CODEBUILD_BUILD_SUCCEEDING: '0' }, ['post_build']);
    assert.equal(indexOf(calls, 'push'), -1);
  });

  test('migrates with what was built', () => {
    const calls = callsOf({ STAGE: 'migrate', ENVIRONMENT: 'lean', CODEBUILD_SRC_DIR_Release: '/built' });
    assert.ok(indexOf(calls, 'release.ts migrate --environment=lean --folder=/built') > 0, calls.join('\n'));
  });

  test('asks the platform where people reach it', () => {
    assert.ok(
      indexOf(
        callsOf({ STAGE: 'smoke', PUBLIC_URL: 'https://study.example' }),
        'smoke -- https://study.example',
      ) > 0,
    );
  });
});
