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
      for (const reach of states) found.push(...(await inspectState(page, () => reach(page, life))));
    }
    assert.deepEqual(found, []);
  });
}

/** What opens on a page: dialogs, menus, a choice that is made. */
const states: readonly ((page: Page, life: GroupLife) => Promise<Locator>)[] = [
  async (page, { groupId }) => {
    await page.goto(`/groups/${groupId}/find-time`);
    await page.getByRole('button', { name: 'Later week' }).click();
    await page
      .getByRole('button', { name: /^Choose / })
      .first()
      .click();
    return page.getByRole('link', { name: 'Plan a meeting' });
  },
  async (page, { groupId, meetingId }) => {
    await page.goto(`/groups/${groupId}/meetings/${meetingId}`);
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    return page.getByRole('dialog');
  },
  async (page, { groupId, openPollId }) => {
    await page.goto(`/groups/${groupId}/polls/${openPollId}`);
    await page.getByRole('button', { name: 'Close the poll' }).click();
    return page.getByRole('dialog');
  },
  async (page, { groupId }) => {
    await page.goto(`/groups/${groupId}/members`);
    await page
      .getByRole('button', { name: /^Actions for / })
      .last()
      .click();
    await page.getByRole('menuitem', { name: 'Make owner' }).click();
    return page.getByRole('dialog');
  },
  async (page, { groupId }) => {
    await page.goto(`/groups/${groupId}/posts`);
    await page.getByRole('button', { name: 'Reply' }).first().click();
    return page.getByRole('textbox', { name: /^Reply to/ });
  },
];
