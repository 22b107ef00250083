import { useSyncExternalStore } from 'react';

/**
 * Whether the platform can be reached. A browser knows when its own connection is gone; that the platform is gone
 * shows when calls fail, and then one small file is asked for until it comes.
 */
const probeEveryMs = 3_000;
const listeners = new Set<() => void>();
const mended = new Set<() => void>();
let reachable = navigator.onLine;
let timer: ReturnType<typeof setTimeout> | undefined;

export function useReachable(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => reachable,
  );
}

/** Told each time the platform can be reached again. */
export function onMended(listener: () => void): void {
  mended.add(listener);
}

export function reportUnreachable(): void {
  tell(false);
  if (timer === undefined) timer = setTimeout(probe, probeEveryMs);
}

async function probe(): Promise<void> {
  timer = undefined;
  try {
    await fetch('/manifest.webmanifest', { cache: 'no-store', method: 'HEAD' });
  } catch {
    reportUnreachable();
    return;
  }
  tell(true);
  for (const listener of mended) listener();
}

function tell(value: boolean): void {
  if (value === reachable) return;
  reachable = value;
  for (const listener of listeners) listener();
}

window.addEventListener('offline', reportUnreachable);
window.addEventListener('online', () => void probe());
