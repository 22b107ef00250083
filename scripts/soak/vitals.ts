import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/*
 * Loaded into each service before its own code: at each SIGUSR2 it writes what only the process itself knows. Its
 * memory is that after a garbage collection, so that what is left is what is held.
 */
const folder = process.env['SOAK_FOLDER'];
if (isMainThread && folder !== undefined) {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    collect();
    const vitals = { heap: process.memoryUsage().heapUsed, handles: process.getActiveResourcesInfo().length };
    const path = join(folder, `${process.pid}.json`);
    // Whoever reads it never sees the half of it.
    writeFileSync(`${path}.new`, JSON.stringify(vitals));
    renameSync(`${path}.new`, path);
  });
}
