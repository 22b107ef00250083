import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { type BrowserWorld, people } from '../browser-world.ts';
import { findTutor, signUp } from '../steps.ts';
import { inspectShown } from './accessibility.ts';

interface State {
  readonly name: string;
  readonly who?: 'student' | 'newcomer' | 'coordinator' | 'admin';
  readonly reach: (page: Page, world: BrowserWorld) => Promise<void>;
}

/** What pages show besides their content: while it comes, where there is none, and what opens over it. */
const states: readonly State[] = [
  {
    name: 'a form that was sent empty',
    reach: async (page) => {
      await page.goto('/sign-up');
      await page.getByRole('main').getByRole('button', { name: 'Create an account' }).click();
      await page.getByText('Tell us what others should call you.').waitFor();
    },
  },
  {
    name: 'a page that is not there',
    reach: async (page) => {
      await page.goto('/nowhere');
      await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    },
  },
  {
    name: 'results that are on their way',
    who: 'student',
    reach: async (page) => {
      await page.route('**/api/tutors?*', () => {});
      await page.goto('/find');
      await page.getByRole('heading', { level: 1, name: 'Find a tutor' }).waitFor();
      await page.locator('[aria-busy="true"]').first().waitFor();
    },
  },
  {
    name: 'a list that could not be loaded',
    who: 'student',
    reach: async (page) => {
      await page.unroute('**/api/tutors?*');
      await page.route('**/api/groups?*', (route) => route.abort());
      await page.goto('/groups');
      await page.getByRole('main').getByRole('button', { name: 'Try again' }).waitFor();
      await page.unroute('**/api/groups?*');
    },
  },
  {
    name: 'no connection',
    who: 'student',
    reach: async (page) => {
      await page.goto('/settings/sharing');
      const choice = page.getByRole('switch');
      await choice.waitFor();
      await page.context().setOffline(true);
      await choice.click();
      await page.getByText('No connection.').waitFor();
    },
  },
  {
    name: 'a short word about what was done',
    who: 'student',
    reach: async (page) => {
      await page.context().setOffline(false);
      await page.goto('/settings/sharing');
      await page.getByRole('switch').click();
      await page.getByText('Your choice counts from now on.').waitFor();
    },
  },
  { name: 'the menu of the account', who: 'student', reach: openMenu('Your account') },
  {
    name: 'filters that find nothing',
    who: 'student',
    reach: async (page) => {
      await page.goto('/find?q=nobody-teaches-this');
      await page.getByRole('heading', { name: 'No tutor fits all of this' }).waitFor();
      const filters = page.getByRole('button', { name: /^Filters/ });
      if (await filters.isVisible()) await filters.click();
    },
  },
  {
    name: 'a time that is chosen',
    who: 'student',
    reach: async (page, world) => {
      const tutor = await findTutor(world, { skip: 5 });
      await page.goto(`/tutors/${tutor.id}`);
      const times = page.getByRole('group', { name: /Times on/ });
      await times.getByRole('button', { disabled: false }).first().click();
      await page.getByRole('button', { name: /this time$/ }).waitFor();
    },
  },
  {
    name: 'a class that is edited',
    who: 'student',
    reach: async (page) => {
      await page.goto('/calendar/timetable');
      await page.getByRole('button', { name: 'Add a class' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
      await page.getByText('Give it a title.').waitFor();
    },
  },
  {
    name: 'an account about to be deleted',
    who: 'student',
    reach: async (page) => {
      await page.goto('/settings/data');
      await page.getByRole('button', { name: /^Delete my account/ }).click();
      await page.getByLabel('Your password, to be sure it is you').waitFor();
    },
  },
  ...['/home', '/sessions', '/groups?mine=true'].map((path) => ({
    name: `nothing yet at ${path}`,
    who: 'newcomer' as const,
    reach: async (page: Page) => {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
    },
  })),
  {
    name: 'a suspension without its reason',
    who: 'coordinator',
    reach: async (page) => {
      await page.goto('/programme?show=approved');
      await page.getByRole('button', { name: 'Suspend' }).first().click();
      await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
      await page.getByText('Give a reason').waitFor();
    },
  },
  {
    name: 'a course that is added',
    who: 'coordinator',
    reach: async (page) => {
      await page.goto('/programme/courses');
      await page.getByRole('button', { name: 'Add a course' }).click();
      await page.getByRole('dialog').getByLabel('Title').waitFor();
    },
  },
  {
    name: 'a file of courses that is refused',
    who: 'coordinator',
    reach: async (page) => {
      await page.goto('/programme/courses');
      const file = { name: 'courses.csv', mimeType: 'text/csv', buffer: Buffer.from('code,title\n') };
      await page.locator('input[type="file"]').setInputFiles(file);
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByRole('table', { name: 'What is wrong, line by line' }).waitFor();
    },
  },
  {
    name: 'a term that is added',
    who: 'coordinator',
    reach: async (page) => {
      await page.goto('/programme/terms');
      await page.getByRole('button', { name: 'Add a term' }).click();
      await page.getByRole('dialog').getByLabel('Name').waitFor();
    },
  },
  {
    name: 'roles that are changed',
    who: 'admin',
    reach: async (page) => {
      await page.goto('/admin?q=bilal');
      await page
        .getByRole('button', { name: /^Change roles of/ })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    },
  },
];

function openMenu(name: string) {
  return async (page: Page) => {
    await page.goto('/home');
    await page.getByRole('button', { name }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
  };
}

export function accessibleStates(world: () => BrowserWorld): void {
  for (const theme of ['light', 'dark'] as const) {
    it(`axe finds nothing in any state of a page in the ${theme} theme`, async () => {
      const found: string[] = [];
      const width = theme === 'dark' ? 360 : 1280;
      for (const kind of new Set(states.map(({ who }) => who))) {
        const who = kind === 'newcomer' ? (await signUp(world(), 'Nobody')).email : kind && people[kind];
        const page = await world().visit({ theme, width, ...(who && { who }) });
        for (const { name, reach } of states.filter((state) => state.who === kind)) {
          await reach(page, world());
          found.push(...(await inspectShown(page)).map((violation) => `${name}: ${violation}`));
        }
      }
      assert.deepEqual(found, []);
    });
  }
}
