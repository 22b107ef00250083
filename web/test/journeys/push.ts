import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page, Worker } from 'playwright-core';
import type { BrowserWorld } from '../browser-world.ts';
import { signUp } from '../steps.ts';

const message = {
  tag: 'a-notification',
  title: 'Zara <b>booked</b> a session',
  body: 'CS-201, Monday',
  lang: 'en',
  dir: 'ltr',
  link: '/sessions?show=past',
};

export function push(world: () => BrowserWorld): void {
  it('shows what is pushed to the browser, and leads to it in the page that is open', async () => {
    const { email } = await signUp(world(), 'Mehak');
    const page = await world().visit({ who: email, keepsFiles: true });
    await page.context().grantPermissions(['notifications']);
    await page.goto('/settings/notifications');
    await page.getByRole('heading', { name: 'Notices of the browser' }).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await deliver(page, JSON.stringify(message));
    await page.waitForFunction(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).length === 1;
    });
    const [shown] = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
    });
    assert.deepEqual(shown, { title: message.title, body: message.body, tag: message.tag });
    await tap(page.context().serviceWorkers()[0]);
    await page.waitForURL(/\/sessions\?show=past/);
  });
}

/** As the browser's push service would. */
async function deliver(page: Page, data: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first) resolve(first.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const { origin } = new URL(page.url());
  await session.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId: await registration,
    data,
  });
}

/** Notices are drawn by the system, out of a test's reach: the worker is told as if one were tapped. */
async function tap(worker: Worker | undefined): Promise<void> {
  assert.ok(worker);
  await worker.evaluate(async () => {
    // What the function runs in, which this file's types do not know.
    const scope = globalThis as unknown as { registration: ServiceWorkerRegistration };
    const [notification] = await scope.registration.getNotifications();
    if (!notification) throw new Error('A notice is shown.');
    globalThis.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
  });
}
