import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { type BrowserWorld, people } from '../browser-world.ts';
import { type GroupLife, groupPages, liveInGroup } from '../group-life.ts';
import { inspectState, inspectWideAndNarrow } from './accessibility.ts';

export function groupAccessibility(world: () => BrowserWorld): void {
  it('axe finds nothing on any page of groups', async () => {
    const life = await liveInGroup(world());
    const pages = groupPages(life);
    const found: string[] = [];
    for (const who of [people.student, people.tutor]) {
      const page = await world().visit({ who });
      for (const { path } of pages.filter((other) => other.who === who)) {
        found.push(...(await inspectWideAndNarrow(page, path)));
      }
      if (who !== people.student) continue;
      for (const { name, reach } of groupStates) {
        const violations = await inspectState(page, () => reach(page, life));
        found.push(...violations.map((violation) => `${name}: ${violation}`));
      }
    }
    assert.deepEqual(found, []);
  });
}

interface GroupState {
  readonly name: string;
  readonly reach: (page: Page, life: GroupLife) => Promise<Locator>;
}

/** What opens on a page: dialogs, menus, a choice that is made. */
export const groupStates: readonly GroupState[] = [
  {
    name: 'times that are chosen',
    reach: async (page, { groupId }) => {
      await page.goto(`/groups/${groupId}/find-time`);
      await page.getByRole('button', { name: 'Later week' }).click();
      await page
        .getByRole('button', { name: /^Choose / })
        .first()
        .click();
      return page.getByRole('link', { name: 'Plan a meeting' });
    },
  },
  {
    name: 'a meeting that is changed',
    reach: async (page, { groupId, meetingId }) => {
      await page.goto(`/groups/${groupId}/meetings/${meetingId}`);
      await page.getByRole('button', { name: 'Change', exact: true }).click();
      return page.getByRole('dialog');
    },
  },
  {
    name: 'a poll about to be closed',
    reach: async (page, { groupId, openPollId }) => {
      await page.goto(`/groups/${groupId}/polls/${openPollId}`);
      await page.getByRole('button', { name: 'Close the poll' }).click();
      return page.getByRole('dialog');
    },
  },
  {
    name: 'a group about to be handed on',
    reach: async (page, { groupId }) => {
      await page.goto(`/groups/${groupId}/members`);
      await page
        .getByRole('button', { name: /^Actions for / })
        .last()
        .click();
      await page.getByRole('menuitem', { name: 'Make owner' }).click();
      return page.getByRole('dialog');
    },
  },
  {
    name: 'a post that is answered',
    reach: async (page, { groupId }) => {
      await page.goto(`/groups/${groupId}/posts`);
      await page.getByRole('button', { name: 'Reply' }).first().click();
      return page.getByRole('textbox', { name: /^Reply to/ });
    },
  },
];
