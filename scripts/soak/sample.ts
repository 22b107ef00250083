import { on } from 'node:events';
import { readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { serviceNames } from '@studyhall/platform';
import type { Platform } from '../platform/platform.ts';

/** In bytes, or how many. */
export const allowances = { rss: 30e6, heap: 4e6, handles: 15, files: 15 } as const;
export type Quantity = keyof typeof allowances;
export const quantities: readonly Quantity[] = ['rss', 'heap', 'handles', 'files'];

/** What each process says of itself is written within this time. */
const answerMs = 30_000;

/** Every quantity of every service, by `service quantity`. */
export async function sampleServices(
  { processes }: Pick<Platform, 'processes'>,
  folder: string,
): Promise<Map<string, number>> {
  const pids = serviceNames.flatMap((name) => {
    const { pid } = processes[name];
    return pid === undefined ? [] : [{ name, pid }];
  });
  const missing = new Set(pids.map(({ pid }) => `${pid}.json`));
  // Watches from now on, and not only once somebody waits for what it sees: an answer may be there at once.
  const watcher = watch(folder);
  const written = on(watcher, 'change', { signal: AbortSignal.timeout(answerMs) });
  for (const { pid } of pids) process.kill(pid, 'SIGUSR2');
  try {
    for await (const [, filename] of written) {
      missing.delete(String(filename));
      if (missing.size === 0) break;
    }
  } finally {
    watcher.close();
  }
  const values = new Map<string, number>();
  for (const { name, pid } of pids) {
    const { heap, handles }: Record<'heap' | 'handles', number> = JSON.parse(
      readFileSync(join(folder, `${pid}.json`), 'utf8'),
    );
    const rss = residentBytes(pid);
    const files = readdirSync(`/proc/${pid}/fd`).length;
    for (const [quantity, value] of Object.entries({ rss, heap, handles, files })) {
      values.set(`${name} ${quantity}`, value);
    }
  }
  return values;
}

function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error(`/proc/${pid}/status does not tell the memory`);
  return Number(kilobytes) * 1024;
}

/** Of all databases of a data folder, without what waits in their logs to be merged. */
export function databaseBytes(directory: string): number {
  const files = readdirSync(directory).filter((name) => name.endsWith('.db') || name.endsWith('.sqlite'));
  return files.reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
}
