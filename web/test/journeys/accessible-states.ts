import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { type BrowserWorld, people } from '../browser-world.ts';
import { findTutor, open, signUp } from '../steps.ts';
import { inspectState } from './accessibility.ts';

export interface State {
  readonly name: string;
  readonly who?: 'student' | 'newcomer' | 'coordinator' | 'admin';
  /** Answers with what tells that it is there. */
  readonly reach: (page: Page, world: BrowserWorld) => Promise<Locator>;
}

/** What pages show besides their content: while it comes, where there is none, and what opens over it. */
export const states: readonly State[] = [
  {
    name: 'a form that was sent empty',
    reach: async (page) => {
      await page.goto('/sign-up');
      await page.getByRole('main').getByRole('button', { name: 'Create an account' }).click();
      return page.getByText('Tell us what others should call you.');
    },
  },
  {
    name: 'a page that is not there',
    reach: async (page) => {
      await page.goto('/nowhere');
      return page.getByRole('heading', { name: 'There is nothing here' });
    },
  },
  {
    name: 'results that are on their way',
    who: 'student',
    reach: async (page) => {
      await page.route('**/api/tutors?*', () => {});
      await page.goto('/find');
      await page.getByRole('heading', { level: 1, name: 'Find a tutor' }).waitFor();
      return page.locator('[aria-busy="true"]').first();
    },
  },
  {
    name: 'a list that could not be loaded',
    who: 'student',
    reach: async (page) => {
      await page.unroute('**/api/tutors?*');
      await page.route('**/api/groups?*', (route) => route.abort());
      await page.goto('/groups');
      const again = page.getByRole('main').getByRole('button', { name: 'Try again' });
      await again.waitFor();
      await page.unroute('**/api/groups?*');
      return again;
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
      return page.getByText('No connection.');
    },
  },
  {
    name: 'a short word about what was done',
    who: 'student',
    reach: async (page) => {
      await page.context().setOffline(false);
      await page.goto('/settings/sharing');
      await page.getByRole('switch').click();
      return page.getByText('Your choice counts from now on.');
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
      return page.getByRole('combobox', { name: 'Course' });
    },
  },
  {
    name: 'a time that is chosen',
    who: 'student',
    reach: async (page, world) => {
      const tutor = await findTutor(world, { skip: 5 });
      await page.goto(`/tutors/${tutor.id}`);
      const times = page.getByRole('group', { name: /Times on/ });
      // The late ones are free for the reader too.
      await times.getByRole('button', { disabled: false }).last().click();
      return page.getByRole('button', { name: /this time$/ });
    },
  },
  ...(['Move', 'Cancel the session'] as const).map((action) => ({
    name: `a session, asked to ${action.toLowerCase()}`,
    who: 'student' as const,
    reach: async (page: Page) => {
      await page.goto('/sessions');
      await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
      await page.getByRole('button', { name: action, exact: true }).click();
      return page.getByRole('dialog').getByRole('button').nth(1);
    },
  })),
  {
    name: 'a class that is edited',
    who: 'student',
    reach: async (page) => {
      await page.goto('/calendar/timetable');
      await page.getByRole('button', { name: 'Add a class' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
      return page.getByText('Give it a title.');
    },
  },
  {
    name: 'an account about to be deleted',
    who: 'student',
    reach: async (page) => {
      await page.goto('/settings/data');
      await page.getByRole('button', { name: /^Delete my account/ }).click();
      return page.getByLabel('Your password, to be sure it is you');
    },
  },
  ...['/home', '/sessions', '/groups?mine=true'].map((path) => ({
    name: `nothing yet at ${path}`,
    who: 'newcomer' as const,
    reach: async (page: Page) => {
      await open(page, path);
      return page.getByRole('heading', { level: 1 });
    },
  })),
  {
    name: 'a suspension without its reason',
    who: 'coordinator',
    reach: async (page) => {
      await page.goto('/programme?show=approved');
      await page.getByRole('button', { name: 'Suspend' }).first().click();
      await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
      return page.getByText('Give a reason');
    },
  },
  {
    name: 'a course that is added',
    who: 'coordinator',
    reach: async (page) => {
      await page.goto('/programme/courses');
      await page.getByRole('button', { name: 'Add a course' }).click();
      return page.getByRole('dialog').getByLabel('Title');
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
      return page.getByRole('table', { name: 'What is wrong, line by line' });
    },
  },
  {
    name: 'a term that is added',
    who: 'coordinator',
    reach: async (page) => {
      await page.goto('/programme/terms');
      await page.getByRole('button', { name: 'Add a term' }).click();
      return page.getByRole('dialog').getByLabel('Name');
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
      return page.getByRole('dialog').getByRole('checkbox').first();
    },
  },
];

function openMenu(name: string) {
  return async (page: Page) => {
    await page.goto('/home');
    await page.getByRole('button', { name }).click();
    return page.getByRole('button', { name: 'Sign out' });
  };
}

/** The address of somebody of that kind; of a newcomer, a new one. */
export async function whoIs(world: BrowserWorld, kind: State['who']): Promise<string | undefined> {
  return kind === 'newcomer' ? (await signUp(world, 'Nobody')).email : kind && people[kind];
}

export function accessibleStates(world: () => BrowserWorld): void {
  it('axe finds nothing in any state of a page', async () => {
    const found: string[] = [];
    for (const kind of new Set(states.map(({ who }) => who))) {
      const who = await whoIs(world(), kind);
      const page = await world().visit({ ...(who && { who }) });
      for (const { name, reach } of states.filter((state) => state.who === kind)) {
        const violations = await inspectState(page, () => reach(page, world()));
        found.push(...violations.map((violation) => `${name}: ${violation}`));
      }
    }
    assert.deepEqual(found, []);
  });
}
