import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { demoPassword } from '../../scripts/demo/university.ts';
import { type BrowserWorld, people } from './browser-world.ts';

interface Found {
  readonly id: string;
  readonly instantBooking: boolean;
  readonly nextFree: string | null;
}

const day = 86_400_000;

/** A tutor with free times among the days that a page shows first, whom no other test books. */
export async function findTutor(world: BrowserWorld, { skip }: { skip: number }): Promise<Found> {
  const token = await world.tokenOf(people.student);
  const { body } = await world.api.get<{ items: Found[] }>('/api/tutors?sort=rating&limit=100', { token });
  const isSoon = (instant: string | null) => instant !== null && Date.parse(instant) < Date.now() + 5 * day;
  const tutor = body.items.filter(({ instantBooking, nextFree }) => instantBooking && isSoon(nextFree))[skip];
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

/** Goes to a page, until everything on it has come. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

/** Nothing may be wider than the screen. */
export async function assertNoOverflow(page: Page): Promise<void> {
  const [wide, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.ok((wide ?? 0) <= (screen ?? 0), `${page.url()} is ${wide} px wide on ${screen}`);
}

/** Somebody of whom nothing is known yet. */
export async function signUp(world: BrowserWorld, name: string): Promise<{ email: string; token: string }> {
  const email = `${name.toLowerCase()}-${Date.now()}@example.edu`;
  const body = { name, email, password: demoPassword };
  const answer = await world.api.post('/api/auth/sign-up/email', { body });
  assert.equal(answer.status, 200);
  return { email, token: await world.tokenOf(email) };
}

export interface Booked {
  readonly id: string;
  readonly start: string;
  readonly end: string;
}

/** The date of an instant in Karachi, where the browser is. */
export function dateOf(instant: string | number): string {
  return new Date(instant).toLocaleDateString('en-CA', { timeZone: 'Asia/Karachi' });
}

/**
 * Books the tutor's first time that is still free, in the name of whoever has the token: of those that end on the day
 * on which they begin, where the browser is.
 */
export async function bookByApi(
  world: BrowserWorld,
  { token, tutorId }: { token: string; tutorId: string },
): Promise<Booked> {
  const { api } = world;
  const { body: tutor } = await api.get<{
    courses: string[];
    sessionMinutes: number[];
    modes: string[];
  }>(`/api/tutors/${tutorId}`, { token });
  const [minutes = 60] = tutor.sessionMinutes;
  const from = new Date(Date.now() + day).toISOString();
  const to = new Date(Date.now() + 14 * day).toISOString();
  const { body: found } = await api.get<{ slots: { start: string; end: string }[] }>(
    `/api/tutors/${tutorId}/slots?from=${from}&to=${to}&minutes=${minutes}`,
    { token },
  );
  const start = found.slots.find((slot) => dateOf(slot.start) === dateOf(slot.end))?.start;
  const body = {
    tutorId,
    courseCode: tutor.courses[0],
    start,
    minutes,
    mode: tutor.modes[0],
    topic: 'Trees',
  };
  const booked = await api.post<Booked>('/api/sessions', { token, body });
  assert.equal(booked.status, 201, JSON.stringify(booked.body));
  return booked.body;
}
