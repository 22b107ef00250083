import { activateIfAlone, type OpenMessage } from '../service-worker/messages.ts';

/** When the time has come. While developing, nothing is kept. */
export function registerServiceWorker(when: Promise<void>, onOpen: (path: string) => void): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<OpenMessage>) =>
    onOpen(data.open),
  );
  void when.then(register);
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
