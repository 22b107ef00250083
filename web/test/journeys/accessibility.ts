import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { it } from 'node:test';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { type BrowserWorld, people } from '../browser-world.ts';
import { fillCalendar } from '../calendar-content.ts';
import { findTutor, open, signUp } from '../steps.ts';

const axeText = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const publicPages = ['/', '/sign-in', '/sign-up', '/reset-password'];
const studentPages = ['/welcome', '/home', '/find', '/sessions', '/sessions?show=past', '/teach'];
const settingsPages = ['', '/security', '/appearance', '/sharing', '/notifications', '/data'].map(
  (path) => `/settings${path}`,
);
const calendarPages = ['?view=month', '?view=week', '?view=day', '?view=agenda', '/timetable', '/others'].map(
  (path) => `/calendar${path}`,
);
const inboxPages = ['/notifications', '/notifications?show=unread'];
const programmePages = [
  '/programme',
  '/programme?show=approved',
  '/programme?show=suspended',
  '/programme/courses',
  '/programme/terms',
  '/programme/figures',
  '/programme/rules',
  '/admin',
  '/admin/audit',
  '/admin/services',
];
const tutorPages = ['/teach', '/teach/hours', '/teach/offer', '/teach/figures'];

/** What a theme can change in the judgement of axe. */
const colourRules = ['color-contrast', 'link-in-text-block'];

export function accessibility(world: () => BrowserWorld): void {
  it('axe finds nothing on any page', async () => {
    const found: string[] = [];
    const anybody = await world().visit();
    for (const path of publicPages) found.push(...(await inspect(anybody, path)));
    await fillCalendar(world(), await world().tokenOf(people.student));
    const student = await world().visit({ who: people.student });
    const tutor = await findTutor(world(), { skip: 0 });
    for (const path of [
      ...studentPages,
      ...calendarPages,
      ...inboxPages,
      ...settingsPages,
      `/tutors/${tutor.id}`,
    ]) {
      found.push(...(await inspect(student, path)));
    }
    const newcomer = await world().visit({ who: (await signUp(world(), 'Nobody')).email, width: 360 });
    for (const path of [...calendarPages, ...inboxPages]) found.push(...(await inspect(newcomer, path)));
    const teacher = await world().visit({ who: people.tutor });
    for (const path of tutorPages) found.push(...(await inspectWideAndNarrow(teacher, path)));
    assert.deepEqual(found, []);
  });

  it('axe finds nothing on any page of those who run it', async () => {
    const admin = await world().visit({ who: people.admin });
    const found: string[] = [];
    for (const path of programmePages) found.push(...(await inspectWideAndNarrow(admin, path)));
    assert.deepEqual(found, []);
  });
}

export function inspectWideAndNarrow(page: Page, path: string): Promise<string[]> {
  return inspectState(page, async () => {
    await open(page, path);
    return page.getByRole('heading', { level: 1 });
  });
}

/**
 * Violations of what a page shows once it is led there: on a wide screen in the light theme, on a narrow one in the
 * dark. `reach` answers with what tells that it is there.
 */
export async function inspectState(page: Page, reach: () => Promise<Locator>): Promise<string[]> {
  const shown = await reach();
  await shown.waitFor();
  const wide = page.viewportSize();
  assert.ok(wide);
  const found = await judge(page);
  await page.setViewportSize({ width: 360, height: 760 });
  await turnDark(page);
  // Some of what is open closes when there is no room for it any more.
  if (!(await shown.isVisible())) await (await reach()).waitFor();
  found.push(...(await judge(page)));
  await page.setViewportSize(wide);
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** Violations of all that a page shows in the light theme, then of its colours in the dark one. */
async function inspect(page: Page, path: string): Promise<string[]> {
  await open(page, path);
  const found = await judge(page);
  await turnDark(page);
  found.push(...(await judge(page, { runOnly: colourRules })));
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** Resolves once what follows is drawn, and no colour is on its way to another. */
async function turnDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document
      .getAnimations()
      .filter(
        ({ playState, effect }) =>
          playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
      );
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Violations of what is on the page now, each with the element. */
async function judge(page: Page, options: RunOptions = {}): Promise<string[]> {
  // The page's policy lets no foreign script in; a debugger may.
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(await axeText);
  return page.evaluate(
    async (options): Promise<string[]> => {
      // What the script above defines.
      const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
      const { violations } = await axe.run(options);
      const look = `${document.documentElement.dataset['mantineColorScheme']}, ${innerWidth} px`;
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${location.pathname} (${look}) ${id}: ${html.slice(0, 200)}`),
      );
    },
    { resultTypes: ['violations'], preload: { assets: ['media'] }, ...options } satisfies RunOptions,
  );
}
