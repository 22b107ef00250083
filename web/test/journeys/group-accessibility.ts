import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { type BrowserWorld, people } from '../browser-world.ts';
import { type GroupLife, groupPages, liveInGroup } from '../group-life.ts';
import { inspect, inspectShown } from './accessibility.ts';

export function groupAccessibility(world: () => BrowserWorld): void {
  let life: Promise<GroupLife> | undefined;
  for (const theme of ['light', 'dark'] as const) {
    it(`axe finds nothing on any page of groups in the ${theme} theme`, async () => {
      life ??= liveInGroup(world());
      const pages = groupPages(await life);
      const found: string[] = [];
      for (const who of [people.student, people.tutor]) {
        const page = await world().visit({ theme, who, width: theme === 'dark' ? 360 : 1280 });
        for (const { path } of pages.filter((other) => other.who === who)) {
          found.push(...(await inspect(page, path)));
        }
        if (who !== people.student) continue;
        for (const open of states) {
          await open(page, await life);
          found.push(...(await inspectShown(page)));
        }
      }
      assert.deepEqual(found, []);
    });
  }
}

/** What opens on a page: dialogs, menus, a choice that is made. */
const states: readonly ((page: Page, life: GroupLife) => Promise<void>)[] = [
  async (page, { groupId }) => {
    await page.goto(`/groups/${groupId}/find-time`);
    await page.getByRole('button', { name: 'Later week' }).click();
    await page
      .getByRole('button', { name: /^Choose / })
      .first()
      .click();
    await page.getByRole('link', { name: 'Plan a meeting' }).waitFor();
  },
  async (page, { groupId, meetingId }) => {
    await page.goto(`/groups/${groupId}/meetings/${meetingId}`);
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByRole('dialog').waitFor();
  },
  async (page, { groupId, openPollId }) => {
    await page.goto(`/groups/${groupId}/polls/${openPollId}`);
    await page.getByRole('button', { name: 'Close the poll' }).click();
    await page.getByRole('dialog').waitFor();
  },
  async (page, { groupId }) => {
    await page.goto(`/groups/${groupId}/members`);
    await page
      .getByRole('button', { name: /^Actions for / })
      .last()
      .click();
    await page.getByRole('menuitem', { name: 'Make owner' }).click();
    await page.getByRole('dialog').waitFor();
  },
  async (page, { groupId }) => {
    await page.goto(`/groups/${groupId}/posts`);
    await page.getByRole('button', { name: 'Reply' }).first().click();
    await page.getByRole('textbox', { name: /^Reply to/ }).waitFor();
  },
];
