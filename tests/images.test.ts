import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { services } from '@studyhall/platform';
import { ownBase } from '../scripts/containers/base-image.ts';
import { ask, buildImage, findEngine } from '../scripts/containers/engine.ts';

const engine = findEngine();
const base = [process.env['BASE_IMAGE'] ?? '', ownBase, 'node:26-slim'].find(
  (name) => name !== '' && engine !== undefined && ask(engine, ['images', '--quiet', name]),
);
/** Names of services, by commas; one alone with all the other tests, since each takes a minute. */
const wanted = (process.env['STUDYHALL_TEST_IMAGES'] ?? 'students').split(',');
const reason = whyNot();
const largest = 250 * 1024 ** 2;
const readyMs = 30_000;
const minutesEach = 5;

function whyNot(): string | undefined {
  if (engine === undefined) return 'no docker, podman or buildah works here';
  if (base === undefined) return `there is no base image: pull node:26-slim, or \`npm run images -- base\``;
  if (engine.program === 'buildah' && process.getuid?.() !== 0) return 'buildah needs root here';
  return undefined;
}

// npm is asked for what the lock file names.
describe('images', { skip: reason, timeout: wanted.length * minutesEach * 60_000 }, () => {
  for (const service of services.filter(({ name }) => wanted.includes(name))) {
    describe(service.name, () => {
      const tag = `localhost/studyhall-test/${service.name}:test`;
      let root = '';
      let container = '';

      before(() => {
        if (engine === undefined || base === undefined) return;
        buildImage(engine, { service: service.name, tag, version: '1.2.3', commit: 'abc123', base });
        if (engine.program === 'buildah') {
          container = ask(engine, ['from', tag]) ?? assert.fail('The image has no container.');
          root = ask(engine, ['mount', container]) ?? assert.fail('The container has no files.');
        }
      });
      after(() => {
        if (engine !== undefined && container !== '') ask(engine, ['rm', container]);
      });

      test('is small, and says where it comes from', (t) => {
        const size = root === '' ? sizeOfImage(tag) : sizeOfFolder(root);
        t.diagnostic(`${service.name}: ${Math.round(size / 1024 ** 2)} MiB`);
        assert.ok(size < largest, `${Math.round(size / 1024 ** 2)} MiB`);
        const described = engine && ask(engine, ['inspect', tag]);
        assert.match(described ?? '', /"org\.opencontainers\.image\.revision": ?"abc123"/);
        assert.match(described ?? '', /"org\.opencontainers\.image\.version": ?"1\.2\.3"/);
      });

      test('answers /readyz with nothing to write to but /tmp', async () => {
        const port = 18_000 + (service.port % 1_000);
        const child = start(service.name, tag, root, port);
        let output = '';
        for (const stream of [child.stdout, child.stderr])
          stream?.on('data', (chunk) => (output += String(chunk)));
        try {
          assert.equal(await statusOf(`http://127.0.0.1:${port}/readyz`), 200, output);
        } finally {
          const ended = once(child, 'exit');
          child.kill('SIGTERM');
          await ended;
        }
      });
    });
  }
});

function start(name: string, tag: string, root: string, port: number): ChildProcess {
  const settings = {
    PORT: String(port),
    SERVICE_SECRET: 'x'.repeat(32),
    AUTH_SECRET: 'x'.repeat(32),
    STUDYHALL_DATA: '/tmp',
  };
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  if (root === '') {
    const env = Object.entries(settings).flatMap((pair) => ['--env', pair.join('=')]);
    const run = ['run', '--rm', '--read-only', '--tmpfs=/tmp', '--network=host', ...env, tag];
    return spawn(engine?.program ?? '', run, { stdio: [...stdio] });
  }
  // A mount of our own, which ends with the process: the image, read only, with an empty /tmp.
  const script = `
    mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && mount -t tmpfs -o mode=1777 tmpfs "$1/tmp" &&
    mount -t proc proc "$1/proc" && cd "$1" && ! touch "$1/app/written" 2>/dev/null &&
    exec chroot --userspec=1000:1000 "$1" /bin/sh -c 'cd /app && exec node services/${name}/dist/main.js'`;
  const env = { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', ...settings };
  return spawn('unshare', ['--mount', 'sh', '-c', script, 'sh', root], { stdio: [...stdio], env });
}

async function statusOf(url: string): Promise<number | undefined> {
  const deadline = performance.now() + readyMs;
  while (performance.now() < deadline) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => undefined,
    );
    if (status !== undefined) return status;
    await delay(50);
  }
  return undefined;
}

function sizeOfImage(tag: string): number {
  return Number(engine && ask(engine, ['image', 'inspect', '--format', '{{.Size}}', tag]));
}

function sizeOfFolder(folder: string): number {
  const { stdout } = spawnSync('du', ['--summarize', '--bytes', folder], { encoding: 'utf8' });
  return Number(stdout.split('\t')[0]);
}
