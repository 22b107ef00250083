import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { type Engine, EngineError, order } from './engine.ts';

const authorities = '/etc/ssl/certs/ca-certificates.crt';

/** The name under which a base of our own is kept. */
export const ownBase = 'localhost/studyhall-base:26';

/**
 * Makes a base image where no registry can be reached: a small Debian, the pinned node, and npm. Needs root, the
 * programs debootstrap and buildah, and Debian's packages.
 */
export function makeBaseImage(engine: Engine): void {
  const folder = mkdtempSync(join(tmpdir(), 'studyhall-base-'));
  const system = join(folder, 'system');
  try {
    execFileSync(
      'debootstrap',
      ['--variant=minbase', '--include=libstdc++6,libatomic1,ca-certificates', 'stable', system],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    rmSync(join(system, 'var/cache/apt'), { recursive: true, force: true });
    copyFileSync(process.execPath, join(system, 'usr/local/bin/node'));
    // It trusts whom this machine trusts: behind the proxy of an institution, npm would reach nothing otherwise.
    copyFileSync(authorities, join(system, authorities));
    addNpm(system);
    writeFileSync(
      join(folder, 'Dockerfile'),
      'FROM scratch\nCOPY system /\nENV NODE_USE_SYSTEM_CA=1\nCMD ["node"]\n',
    );
    order(engine, [...engine.build, '--file', join(folder, 'Dockerfile'), '--tag', ownBase, folder]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The machine's npm: it only reads the lock file. */
function addNpm(system: string): void {
  const source = findNpm();
  const target = join(system, 'usr/local/lib/node_modules/npm');
  mkdirSync(target, { recursive: true });
  const { status } = spawnSync('cp', ['--archive', '--dereference', `${source}/.`, target]);
  if (status !== 0) throw new EngineError(`npm could not be copied from ${source}.`);
  const start = join(system, 'usr/local/bin/npm');
  writeFileSync(start, '#!/bin/sh\nexec node /usr/local/lib/node_modules/npm/bin/npm-cli.js "$@"\n');
  chmodSync(start, 0o755);
}

/** The folder of the npm that the path leads to: its program is a link to bin/npm-cli.js there. */
function findNpm(): string {
  const program = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'npm'))
    .find((file) => existsSync(file));
  if (program === undefined) throw new EngineError('There is no npm on this machine to put into the base.');
  return dirname(dirname(realpathSync(program)));
}
