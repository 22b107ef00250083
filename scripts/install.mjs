// Plain JavaScript for whatever Node the machine has: it runs before the pinned one is installed.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = `${root}/package-lock.json`;
/** Written by npm at the end of an installation. */
const installed = `${root}/node_modules/.package-lock.json`;

const upToDate = existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs;
if (!upToDate) {
  console.log('Installing what package-lock.json lists (npm ci)');
  try {
    execFileSync('npm', ['ci', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  } catch {
    console.error('npm ci failed; see above.');
    process.exit(1);
  }
}
