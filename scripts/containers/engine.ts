import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const root = dirname(dirname(import.meta.dirname));

/** What builds images here, with the options that each needs before its command. */
const engines = [
  { program: 'docker', options: [], build: ['build'] },
  { program: 'podman', options: [], build: ['build'] },
  // Works in a container as well: without overlays, and in a changed root instead of a container of its own.
  {
    program: 'buildah',
    options: ['--storage-driver', 'vfs'],
    build: ['bud', '--isolation', 'chroot', '--format', 'docker'],
  },
] as const;

export type Engine = (typeof engines)[number];

/** The first that is installed and works. */
export function findEngine(): Engine | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return engines.find(
    (engine) =>
      folders.some((folder) => existsSync(join(folder, engine.program))) &&
      ask(engine, ['images', '--quiet']) !== undefined,
  );
}

/** What the engine answers to a question; undefined where it fails. */
export function ask({ program, options }: Engine, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(program, [...options, ...args], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

export class EngineError extends Error {
  override name = 'EngineError';
}

/** Runs a command of the engine at the root of the repository; what it says is shown. */
export function order({ program, options }: Engine, args: readonly string[]): void {
  const { status } = spawnSync(program, [...options, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new EngineError(`${program} ${args.slice(0, 2).join(' ')} ended with ${status}.`);
}

export interface ImageOptions {
  readonly service: string;
  readonly tag: string;
  readonly version: string;
  readonly commit: string;
  /** Default: the one that the Dockerfile names. */
  readonly base?: string;
}

export function buildImage(engine: Engine, { service, tag, version, commit, base }: ImageOptions): void {
  const values = { VERSION: version, COMMIT: commit, ...(base !== undefined && { BASE_IMAGE: base }) };
  order(engine, [
    ...engine.build,
    ...Object.entries(values).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    '--file',
    `services/${service}/Dockerfile`,
    '--tag',
    tag,
    '.',
  ]);
}
