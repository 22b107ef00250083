import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { demoPassword } from '../../../scripts/demo/university.ts';
import type { BrowserWorld } from '../browser-world.ts';
import { assertNoOverflow } from '../steps.ts';

export function groups(world: () => BrowserWorld): void {
  it('leads from a new group to a meeting in the calendar', async () => {
    const friend = await signUp(world(), 'Farah Friend');
    // Nobody has classes at the times that are chosen.
    const owner = await world().visit({ who: await signUp(world(), 'Omar Owner') });
    await createGroup(owner, { name: 'Graphs by candlelight', description: 'Every week.' });
    await owner.getByText('You are an owner', { exact: true }).waitFor();
    await owner.getByLabel('E-mail address').fill(friend);
    await owner.getByRole('button', { name: 'Send' }).click();

    const link = await world().linkMailedTo(friend, /\/invitations\/[\w.~-]+/);
    const invited = await world().visit({ who: friend, width: 360 });
    await invited.goto(link);
    await invited.getByRole('button', { name: 'Accept' }).click();
    await invited.getByRole('heading', { name: 'Graphs by candlelight' }).waitFor();
    await invited.getByText('You are a member', { exact: true }).waitFor();

    await owner.reload();
    await owner.getByRole('link', { name: 'Find a time' }).click();
    await owner.getByRole('button', { name: 'Later week' }).click();
    await chooseByKeyboard(owner);
    await owner
      .getByRole('button', { name: /^Choose / })
      .nth(1)
      .click();
    await owner.getByRole('link', { name: 'Ask in a poll' }).click();
    await owner.getByLabel('What for?').fill('Spanning trees');
    await owner.getByRole('button', { name: 'Open the poll' }).click();
    await vote(owner);

    await invited.goto(new URL(owner.url()).pathname);
    await vote(invited);
    await assertNoOverflow(invited);
    await assertNoOverflowInUrdu(world(), friend, new URL(owner.url()).pathname);

    await owner.getByRole('button', { name: 'Close the poll' }).click();
    await owner.getByRole('dialog').getByRole('button', { name: 'Close the poll' }).click();
    await owner.getByRole('link', { name: 'See the meeting' }).click();
    await owner.getByText('You are coming. It is in your calendar.').waitFor();

    const token = await world().tokenOf(friend);
    const [from, to] = [0, 40].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
    const calendar = await world().api.get<{ items: { title: string; kind: string }[] }>(
      `/api/calendar/me?from=${from}&to=${to}`,
      { token },
    );
    assert.deepEqual(
      calendar.body.items.filter(({ title }) => title === 'Spanning trees').map(({ kind }) => kind),
      ['meeting'],
    );
  });

  it('plans a series without the dates that are left out', async () => {
    const email = await signUp(world(), 'Wali Weekly');
    const owner = await world().visit({ who: email, width: 360 });
    const groupId = await createGroup(owner, { name: 'Weekly', description: '' });
    const start = new Date(Date.now() + 3 * 86_400_000);
    start.setUTCHours(11, 0, 0, 0);
    const until = new Date(start.getTime() + 21 * 86_400_000).toISOString().slice(0, 10);
    await haveClass(world(), email, new Date(start.getTime() + 7 * 86_400_000));
    await owner.goto(
      `/groups/${groupId}/meetings/new?start=${encodeURIComponent(start.toISOString())}&until=${until}`,
    );
    await owner.getByLabel('What for?').fill('Reading');
    await owner.getByText('1 of 4 meetings clashes with something.').waitFor();
    await owner.getByRole('button', { name: 'Leave it out' }).click();
    await owner.getByRole('button', { name: 'Plan 3 meetings' }).click();
    await owner.getByRole('heading', { name: 'Reading' }).waitFor();
    await owner.getByRole('button', { name: 'Yes', exact: true }).click();
    await owner.getByText('You are coming. It is in your calendar.').waitFor();
    await owner.getByRole('button', { name: 'Cancel the meeting' }).click();
    await owner.getByLabel('This and all that follow').check();
    await owner.getByRole('dialog').getByRole('button', { name: 'Cancel the meeting' }).click();
    await owner.getByText('3 meetings are cancelled.').waitFor();
  });

  it('says who shares with nobody, and so is not counted and cannot be required', async () => {
    const [secretive, visitor] = [
      await signUp(world(), 'Sana Secretive'),
      await signUp(world(), 'Vera Visitor'),
    ];
    const owner = await world().visit({ who: await signUp(world(), 'Olga Owner'), width: 360 });
    const groupId = await createGroup(owner, { name: 'Quiet ones', description: '' });
    const { api, tokenOf } = world();
    const token = await tokenOf(secretive);
    const joined = [await api.post(`/api/groups/${groupId}/join`, { token, body: {} })];
    joined.push(await api.post(`/api/groups/${groupId}/join`, { token: await tokenOf(visitor), body: {} }));
    const sharing = { freeBusy: 'nobody', nameWhenMissing: false };
    const shared = await api.put('/api/calendar/me/sharing', { token, body: sharing });
    assert.deepEqual(
      [...joined, shared].map(({ status }) => status),
      [200, 200, 200],
    );
    await owner.goto(`/groups/${groupId}/find-time`);
    await owner.getByText('1 member shares their free time with nobody, and is not counted.').waitFor();
    await owner.getByRole('combobox', { name: 'Who must be there' }).click();
    await owner.getByRole('option', { name: 'Sana Secretive' }).click();
    await owner.getByText(/Sana Secretive.* cannot be required/).waitFor();
    await assertNoOverflow(owner);
  });
}

async function assertNoOverflowInUrdu(world: BrowserWorld, who: string, path: string): Promise<void> {
  const page = await world.visit({ who, width: 360, language: 'ur' });
  await page.goto(path);
  await page.getByRole('table').waitFor();
  await assertNoOverflow(page);
}

async function signUp({ api }: BrowserWorld, name: string): Promise<string> {
  const email = `${name.split(' ')[0]?.toLowerCase()}-${Date.now()}@example.edu`;
  await api.post('/api/auth/sign-up/email', { body: { name, email, password: demoPassword } });
  return email;
}

/** Fills in the form; leads to the members of the new group. */
async function createGroup(page: Page, group: { name: string; description: string }): Promise<string> {
  await page.goto('/groups');
  await page.getByRole('link', { name: 'Start a group' }).click();
  await page.getByLabel('Name', { exact: true }).fill(group.name);
  await page.getByLabel('Description').fill(group.description);
  await page.getByRole('button', { name: 'Start a group' }).click();
  await page.waitForURL(/\/groups\/[\w-]+\/members/);
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}

/** The field at which the keyboard enters the map, one to the right of it, by Enter. */
async function chooseByKeyboard(page: Page): Promise<void> {
  const entry = page.getByRole('grid').locator('button[tabindex="0"]');
  await entry.focus();
  const written = await page.evaluateHandle(countWrittenDates);
  await page.keyboard.press('ArrowDown');
  // A step changes two fields of the map; the others are not drawn anew, each with a day and a time.
  const fields = await page.getByRole('grid').getByRole('button').count();
  const { dates } = await written.jsonValue();
  assert.ok(dates > 0 && dates < fields, `${dates} dates were written for ${fields} fields`);
  await page.keyboard.press('Enter');
  await page.getByRole('grid').locator('button[aria-pressed="true"]').waitFor();
}

function countWrittenDates(): { dates: number } {
  const written = { dates: 0 };
  const { prototype } = Intl.DateTimeFormat;
  const get = Object.getOwnPropertyDescriptor(prototype, 'format')?.get;
  Object.defineProperty(prototype, 'format', {
    get() {
      written.dates += 1;
      return get?.call(this);
    },
  });
  return written;
}

async function vote(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Yes' }).first().focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Save my votes' }).click();
  await page.getByText('Your votes are saved.').waitFor();
}

/** An hour and a half on that day alone. */
async function haveClass({ api, tokenOf }: BrowserWorld, email: string, start: Date): Promise<void> {
  const date = start.toISOString().slice(0, 10);
  const weekday = start.getUTCDay() || 7;
  const lecture = {
    title: 'Logic',
    weekday,
    from: '11:00',
    to: '12:30',
    startsOn: date,
    endsOn: date,
    except: [],
  };
  const body = { timeZone: 'UTC', classes: [lecture] };
  const answer = await api.put('/api/calendar/me/timetable', { token: await tokenOf(email), body });
  assert.equal(answer.status, 200);
}
