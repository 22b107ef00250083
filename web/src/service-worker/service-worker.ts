/// <reference lib="webworker" />
import { matchPrecache, type PrecacheEntry, precache } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';
import { activateIfAlone, type OpenMessage } from './messages.ts';

declare const self: ServiceWorkerGlobalScope;

/** Every file of this build that the application may need; written in when it is built. */
declare const __FILES__: PrecacheEntry[];

/**
 * Keeps the application's files, so that it opens without a connection, and so that a page that is open goes on with
 * its own files when newer ones are served. With a connection, pages are always the platform's newest: what is named
 * by its content cannot be stale, and everything else is asked for.
 */
precache(__FILES__);

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && /^\/assets\/.*\.(?:js|css|svg)$/.test(url.pathname),
  async ({ request }) => (await matchPrecache(request)) ?? fetch(request),
);

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && /^\/assets\/.*\.woff2$/.test(url.pathname),
  new CacheFirst({ cacheName: 'fonts' }),
);

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname === '/opening.js',
  async ({ request }) => newestOr(request, request.url),
);

registerRoute(
  new NavigationRoute(({ request }) => newestOr(request, '/'), { denylist: [/^\/(?:api|internal)\//] }),
);

/** What the platform answers; what was kept where it does not. */
async function newestOr(request: Request, kept: string): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.status < 500) return response;
    return (await matchPrecache(kept)) ?? response;
  } catch (error) {
    const response = await matchPrecache(kept);
    if (response === undefined) throw error;
    return response;
  }
}

/** The page that brought the worker in, too, keeps its files from then on. */
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** A newer worker takes over once no page is left that needs the files of the one before. */
self.addEventListener('message', (event) => {
  if (event.data === activateIfAlone) event.waitUntil(takeOverIfAlone());
});

async function takeOverIfAlone(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length <= 1) await self.skipWaiting();
}

/** What the notifications service sends: the fields of the Notification API, and a path of the application. */
interface PushMessage {
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly dir: NotificationDirection;
  readonly link: string;
}

self.addEventListener('push', (event) => {
  if (event.data === null) return;
  const { title, link, ...options }: PushMessage = event.data.json();
  event.waitUntil(
    self.registration.showNotification(title, { ...options, icon: '/icon-192.png', data: { link } }),
  );
});

self.addEventListener('notificationclick', (event) => {
  const { link }: Pick<PushMessage, 'link'> = event.notification.data;
  event.notification.close();
  event.waitUntil(openPage(link));
});

/** In the page that is open, which loses nothing by it; in a new one where there is none. */
async function openPage(link: string): Promise<void> {
  const [page] = await self.clients.matchAll({ type: 'window' });
  if (page === undefined) {
    await self.clients.openWindow(link);
    return;
  }
  const message: OpenMessage = { open: link };
  page.postMessage(message);
  await page.focus();
}
