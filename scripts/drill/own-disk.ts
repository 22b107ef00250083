import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** Mounts a small disk in memory, which goes with this process at the latest; answers how to take it away before. */
export function mountOwnDisk(directory: string, megabytes: number): () => void {
  mkdirSync(directory, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', directory]);
  // Services that are about to end may still have files open on it.
  const unmount = () => void execFileSync('umount', ['--lazy', directory]);
  // Before the folder is deleted in which it is mounted.
  process.prependOnceListener('exit', unmount);
  return () => {
    process.off('exit', unmount);
    unmount();
  };
}
