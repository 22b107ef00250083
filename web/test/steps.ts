import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type BrowserWorld, people } from './browser-world.ts';

interface Found {
  readonly id: string;
  readonly instantBooking: boolean;
  readonly nextFree: string | null;
}

/** A tutor with free times whom no other test books. */
export async function findTutor(world: BrowserWorld, { skip }: { skip: number }): Promise<Found> {
  const token = await world.tokenOf(people.student);
  const { body } = await world.api.get<{ items: Found[] }>('/api/tutors?sort=rating&limit=20', { token });
  const tutor = body.items.filter(({ instantBooking, nextFree }) => instantBooking && nextFree)[skip];
  assert.ok(tutor, 'the demo university has such a tutor');
  return tutor;
}

export async function openTutor(world: BrowserWorld, page: Page, which: { skip: number }): Promise<Found> {
  const tutor = await findTutor(world, which);
  await page.goto(`/tutors/${tutor.id}`);
  await page.locator('fieldset button:enabled').first().waitFor();
  return tutor;
}

/** With a time chosen: the second tap, and what comes of it. */
export async function book(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Book|Ask for) this time$/ }).click();
  await page.getByRole('link', { name: 'See the session' }).waitFor();
}

/** Nothing may be wider than the screen. */
export async function assertNoOverflow(page: Page): Promise<void> {
  const [wide, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.ok((wide ?? 0) <= (screen ?? 0), `${page.url()} is ${wide} px wide on ${screen}`);
}
