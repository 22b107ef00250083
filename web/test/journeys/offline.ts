import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import type { BrowserWorld } from '../browser-world.ts';
import { bookByApi, findTutor, signUp } from '../steps.ts';

export function offline(world: () => BrowserWorld): void {
  it('shows the agenda without a connection, says of when it is, and mends itself', async () => {
    const { email, token } = await signUp(world(), 'Omar');
    const tutor = await findTutor(world(), { skip: 9 });
    await bookByApi(world(), { token, tutorId: tutor.id });
    const page = await world().visit({ who: email, width: 360, keepsFiles: true });
    await page.goto('/home');
    await untilKept(page);

    await page.context().setOffline(true);
    await page.goto('/calendar');
    await page.getByRole('link', { name: /tutoring/ }).waitFor();
    await page.getByText(/This is your calendar as of/).waitFor();

    // A second session, of which the device cannot know yet.
    await bookByApi(world(), { token, tutorId: tutor.id });
    await page.context().setOffline(false);
    await page
      .getByRole('link', { name: /tutoring/ })
      .nth(1)
      .waitFor();
    await page.getByText(/This is your calendar as of/).waitFor({ state: 'detached' });
    await page.getByText('No connection.').waitFor({ state: 'detached' });
  });

  it('keeps nothing once somebody has signed out', async () => {
    const { email } = await signUp(world(), 'Parveen');
    const page = await world().visit({ who: email, keepsFiles: true });
    await page.goto('/home');
    await untilKept(page);
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    assert.equal(await page.evaluate(() => caches.has('offline-copy')), false);
  });

  it('asks for the newest page whenever there is a connection', async () => {
    const page = await world().visit({ keepsFiles: true });
    await page.goto('/sign-in');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const nonces = new Set<string>();
    for (let load = 0; load < 2; load += 1) {
      await page.reload();
      assert.equal(await page.evaluate(() => navigator.serviceWorker.controller !== null), true);
      // Each answer of the platform has its own; one that was kept would show the same again.
      nonces.add(
        await page.evaluate(
          () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '',
        ),
      );
    }
    assert.equal(nonces.size, 2);
  });
}

/** The application's files and the agenda are on the device. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(async () => (await caches.match('/offline-copy')) !== undefined);
}
