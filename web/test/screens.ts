import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type BrowserWorld, people, startBrowserWorld } from './browser-world.ts';
import { fillCalendar } from './calendar-content.ts';
import { type GroupLife, groupPages, liveInGroup } from './group-life.ts';
import { states, whoIs } from './journeys/accessible-states.ts';
import { groupStates } from './journeys/group-accessibility.ts';
import { findTutor, open } from './steps.ts';

/**
 * Pictures of every page, and of what opens or stands in its place, to look at: `npm run screens` for all of them,
 * `npm run screens -- find` for those whose name has a word in it. They go to docs/screens; only a chosen few are
 * committed.
 */
const folder = join(import.meta.dirname, '..', '..', 'docs', 'screens');

interface Shot {
  readonly name: string;
  readonly who?: string | undefined;
  /** A page, or how one gets to what is shown: by its English words. */
  readonly at: string | ((page: Page) => Promise<Locator>);
}

interface Look {
  readonly width: number;
  readonly theme: 'light' | 'dark';
  readonly language: 'en' | 'ur';
}

const looks: readonly Look[] = [
  { width: 1280, theme: 'light', language: 'en' },
  { width: 1280, theme: 'dark', language: 'en' },
  { width: 360, theme: 'light', language: 'en' },
  { width: 360, theme: 'dark', language: 'en' },
  { width: 360, theme: 'light', language: 'ur' },
  { width: 1280, theme: 'light', language: 'ur' },
];

async function listPages(
  world: BrowserWorld,
  life: GroupLife,
): Promise<readonly { name: string; path: string; who?: string }[]> {
  const { student, tutor, coordinator, admin } = people;
  const token = await world.tokenOf(student);
  const found = await findTutor(world, { skip: 0 });
  const sessions = await world.api.get<{ items: { id: string }[] }>('/api/sessions?as=student', { token });
  const ids = sessions.body.items.map(({ id }) => id);
  return [
    { name: 'landing', path: '/' },
    { name: 'sign-in', path: '/sign-in' },
    { name: 'sign-up', path: '/sign-up' },
    { name: 'reset-password', path: '/reset-password' },
    { name: 'welcome', path: '/welcome', who: student },
    { name: 'home', path: '/home', who: student },
    { name: 'find', path: '/find?course=CS-201', who: student },
    { name: 'tutor', path: `/tutors/${found.id}`, who: student },
    { name: 'sessions', path: '/sessions', who: student },
    { name: 'session-past', path: `/sessions/${ids[0]}`, who: student },
    { name: 'session-ahead', path: `/sessions/${ids.at(-1)}`, who: student },
    { name: 'calendar-month', path: '/calendar?view=month', who: student },
    { name: 'calendar-week', path: '/calendar?view=week', who: student },
    { name: 'calendar-day', path: '/calendar?view=day', who: student },
    { name: 'calendar-agenda', path: '/calendar?view=agenda', who: student },
    { name: 'calendar-timetable', path: '/calendar/timetable', who: student },
    { name: 'calendar-others', path: '/calendar/others', who: student },
    { name: 'notifications', path: '/notifications', who: student },
    { name: 'become-tutor', path: '/teach', who: student },
    { name: 'teach', path: '/teach', who: tutor },
    { name: 'teach-hours', path: '/teach/hours', who: tutor },
    { name: 'teach-offer', path: '/teach/offer', who: tutor },
    { name: 'teach-figures', path: '/teach/figures', who: tutor },
    ...groupPages(life),
    { name: 'programme', path: '/programme', who: coordinator },
    { name: 'programme-approved', path: '/programme?show=approved', who: coordinator },
    { name: 'programme-courses', path: '/programme/courses', who: coordinator },
    { name: 'programme-terms', path: '/programme/terms', who: coordinator },
    { name: 'programme-figures', path: '/programme/figures', who: coordinator },
    { name: 'programme-rules', path: '/programme/rules', who: coordinator },
    { name: 'admin', path: '/admin', who: admin },
    { name: 'admin-audit', path: '/admin/audit', who: admin },
    { name: 'admin-services', path: '/admin/services', who: admin },
    { name: 'settings', path: '/settings', who: student },
    { name: 'settings-security', path: '/settings/security', who: student },
    { name: 'settings-appearance', path: '/settings/appearance', who: student },
    { name: 'settings-sharing', path: '/settings/sharing', who: student },
    { name: 'settings-notifications', path: '/settings/notifications', who: student },
    { name: 'settings-data', path: '/settings/data', who: student },
  ];
}

async function listShots(world: BrowserWorld): Promise<readonly Shot[]> {
  const life = await liveInGroup(world);
  const pages = (await listPages(world, life)).map(({ path, ...shot }): Shot => ({ ...shot, at: path }));
  const kinds = [...new Set(states.map(({ who }) => who))];
  const addresses = new Map(
    await Promise.all(kinds.map(async (kind) => [kind, await whoIs(world, kind)] as const)),
  );
  return [
    ...pages,
    ...states.map(
      ({ name, who, reach }): Shot => ({
        name: nameOfState(name),
        who: addresses.get(who),
        at: (page) => reach(page, world),
      }),
    ),
    ...groupStates.map(
      ({ name, reach }): Shot => ({
        name: nameOfState(name),
        who: people.student,
        at: (page) => reach(page, life),
      }),
    ),
  ];
}

function nameOfState(words: string): string {
  return `state-${words.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
}

async function takeShots(world: BrowserWorld, shots: readonly Shot[], look: Look): Promise<void> {
  for (const who of new Set(shots.map((shot) => shot.who))) {
    const page = await world.visit({ ...look, ...(who !== undefined && { who }) });
    for (const { name, at } of shots.filter((shot) => shot.who === who)) {
      await page.setViewportSize({ width: look.width, height: look.width < 600 ? 760 : 860 });
      if (typeof at === 'string') await showWhole(page, at);
      else if (look.language === 'en') await (await at(page)).waitFor();
      else continue;
      const file = `${name}-${look.width}-${look.theme}-${look.language}.jpg`;
      await page.screenshot({ path: join(folder, file), type: 'jpeg', quality: 72 });
    }
    await page.context().close();
  }
}

/** In a window as high as the page: what stays at an edge of the window is at that edge of the picture. */
async function showWhole(page: Page, path: string): Promise<void> {
  await open(page, path);
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  const [width, height] = await page.evaluate(() => [
    window.innerWidth,
    document.documentElement.scrollHeight,
  ]);
  await page.setViewportSize({ width: width ?? 0, height: height ?? 0 });
}

const words = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const world = await startBrowserWorld();
try {
  await fillCalendar(world, await world.tokenOf(people.student));
  const shots = (await listShots(world)).filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  for (const look of looks) await takeShots(world, shots, look);
} finally {
  await world.stop();
}
