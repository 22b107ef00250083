import { activateIfAlone, type OpenMessage } from '../service-worker/messages.ts';

/** Once the page has what it needs itself. While developing, nothing is kept. */
export function registerServiceWorker(onOpen: (path: string) => void): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<OpenMessage>) =>
    onOpen(data.open),
  );
  if (document.readyState === 'complete') void register();
  else window.addEventListener('load', () => void register(), { once: true });
}

async function register(): Promise<void> {
  try {
    const { waiting } = await navigator.serviceWorker.register('/sw.js');
    waiting?.postMessage(activateIfAlone);
  } catch (error) {
    // A browser may forbid it; the application does without.
    reportError(error);
  }
}
