import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { it } from 'node:test';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { type BrowserWorld, people } from '../browser-world.ts';
import { fillCalendar } from '../calendar-content.ts';
import { findTutor, signUp } from '../steps.ts';

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

export function accessibility(world: () => BrowserWorld): void {
  for (const theme of ['light', 'dark'] as const) {
    it(`axe finds nothing on any page in the ${theme} theme`, async () => {
      const anybody = await world().visit({ theme });
      const found: string[] = [];
      for (const path of publicPages) found.push(...(await inspect(anybody, path)));
      const student = await world().visit({ theme, who: people.student });
      await fillCalendar(world(), await world().tokenOf(people.student));
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
      const newcomer = await world().visit({
        theme,
        who: (await signUp(world(), 'Nobody')).email,
        width: 360,
      });
      for (const path of [...calendarPages, ...inboxPages]) found.push(...(await inspect(newcomer, path)));
      const teacher = await world().visit({ theme, who: people.tutor, width: theme === 'dark' ? 360 : 1280 });
      for (const path of tutorPages) found.push(...(await inspect(teacher, path)));
      assert.deepEqual(found, []);
    });

    it(`axe finds nothing on any page of those who run it in the ${theme} theme`, async () => {
      const admin = await world().visit({ theme, who: people.admin, width: theme === 'dark' ? 360 : 1280 });
      const found: string[] = [];
      for (const path of programmePages) found.push(...(await inspect(admin, path)));
      assert.deepEqual(found, []);
    });
  }
}

/** Violations of a page, each with the element. */
export async function inspect(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  return inspectShown(page);
}

/** Violations of what is on the page now. */
export async function inspectShown(page: Page): Promise<string[]> {
  // The page's policy lets no foreign script in; a debugger may.
  await page.evaluate(await axeText);
  return page.evaluate(async (): Promise<string[]> => {
    // What the script above defines.
    const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${location.pathname} ${id}: ${html.slice(0, 200)}`),
    );
  });
}
