import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { services } from '@studyhall/platform';
import { makeBaseImage } from './containers/base-image.ts';
import { ask, buildImage, type Engine, EngineError, findEngine, order } from './containers/engine.ts';

const usage = `npm run images -- build|push|test|base [--registry=...] [--tag=...] [--base=...] [service]...
  build  builds the image of each service, or of those named; the tag is the commit by default
  push   pushes them to the registry, such as 1234.dkr.ecr.us-east-1.amazonaws.com
  test   builds each, starts it with nothing to write to but /tmp, and asks it whether it is ready
  base   makes a base image where no registry can be reached; then --base=localhost/studyhall-base:26`;

const root = dirname(import.meta.dirname);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { registry: { type: 'string' }, tag: { type: 'string' }, base: { type: 'string' } },
});
const [command, ...wanted] = positionals;
const names = services
  .map(({ name }): string => name)
  .filter((name) => wanted.length === 0 || wanted.includes(name));

function commit(): string {
  return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
}

function imageName(service: string): string {
  const place = values.registry === undefined ? '' : `${values.registry}/`;
  return `${place}tutoring-repo/${service}:${values.tag ?? commit()}`;
}

function build(engine: Engine): void {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const service of names) {
    buildImage(engine, {
      service,
      tag: imageName(service),
      version,
      commit: commit(),
      ...(values.base !== undefined && { base: values.base }),
    });
  }
}

/** Tags are immutable: what is there already was built from the same commit. */
function push(engine: Engine): void {
  for (const service of names) {
    const image = imageName(service);
    if (ask(engine, ['manifest', 'inspect', image]) !== undefined) console.log(`${image} is there already.`);
    else order(engine, ['push', image]);
  }
}

function testImages(): void {
  const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', 'tests/images.test.ts'], {
    cwd: root,
    env: { ...process.env, STUDYHALL_TEST_IMAGES: names.join(',') },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new EngineError(`The tests of images ended with ${status}.`);
}

const commands: Readonly<Record<string, (engine: Engine) => void>> = {
  build,
  push,
  test: testImages,
  base: makeBaseImage,
};
try {
  const run = commands[command ?? ''];
  const engine = findEngine();
  if (run === undefined) throw new EngineError(usage);
  if (engine === undefined)
    throw new EngineError('Images need docker, podman or buildah, and none of them works here.');
  run(engine);
} catch (error) {
  console.error(error instanceof EngineError ? error.message : error);
  process.exitCode = 1;
}
