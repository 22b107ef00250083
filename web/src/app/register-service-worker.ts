import { activateIfAlone } from '../service-worker/messages.ts';

/** Once the page has what it needs itself. While developing, nothing is kept. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
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
