import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { scriptOf } from './build-phase.ts';
import { ownBase } from './containers/base-image.ts';
import { ask, findEngine } from './containers/engine.ts';

// `npm run buildspec:local`: runs the phases of buildspec.yml as they are written: install and tests anywhere, images
// where an image builder and a base image are. Nothing is pushed: that needs a registry.
interface BuildSpec {
  readonly phases: Readonly<Record<string, { readonly commands: readonly string[] }>>;
}

const root = dirname(import.meta.dirname);
// Its shape is what a test checks.
const { phases } = parse(readFileSync(join(root, 'buildspec.yml'), 'utf8')) as BuildSpec;
const engine = findEngine();
const base = engine && [ownBase, 'node:26-slim'].find((name) => ask(engine, ['images', '--quiet', name]));

function run(name: string, settings: Record<string, string>): boolean {
  console.log(`\n--- ${name}`);
  const { status } = spawnSync('bash', ['-c', scriptOf(phases[name]?.commands ?? [])], {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) console.log(`--- ${name} ended with ${status}`);
  return status === 0;
}

const verified = run('install', { STAGE: 'verify' }) && run('pre_build', { STAGE: 'verify' });
let built = true;
if (verified && base !== undefined)
  built = run('build', { STAGE: 'images', BASE_IMAGE: base, RELEASED_COMMIT: 'HEAD^' });
else if (verified)
  console.log('\n--- SKIPPED: build needs docker, podman or buildah, and node:26-slim or a base of our own');
if (verified && built) console.log('\n--- SKIPPED: post_build pushes to a registry');
process.exitCode = verified && built ? 0 : 1;
