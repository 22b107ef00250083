import type { QueryClient } from '@tanstack/react-query';
import type { router as appRouter } from './router.ts';

const askEveryMs = 600_000;

/**
 * Takes a page that stays open to the newest release of the application: where one is out, the next step to another
 * page loads it. Until then the page goes on with its own files.
 */
export function followReleases(router: typeof appRouter, queries: QueryClient): void {
  if (!import.meta.env.PROD) return;
  let isReplaced = false;
  let askedAt = Date.now();
  const ask = async () => {
    if (document.hidden || Date.now() - askedAt < askEveryMs) return;
    askedAt = Date.now();
    isReplaced ||= await isReplacedByNow();
  };
  document.addEventListener('visibilitychange', () => void ask());
  router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
    // What is being saved would be cut off.
    if (!pathChanged || !isReplaced || queries.isMutating() > 0) {
      void ask();
      return;
    }
    router.history.flush();
    window.location.reload();
  });
}

/** Whether the platform's page names other files than this one's. */
async function isReplacedByNow(): Promise<boolean> {
  try {
    const response = await fetch('/');
    return response.ok && !(await response.text()).includes(new URL(import.meta.url).pathname);
  } catch {
    // Without a connection there is nothing newer.
    return false;
  }
}
