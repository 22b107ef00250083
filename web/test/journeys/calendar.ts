import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { type BrowserWorld, people } from '../browser-world.ts';
import { importCalendar } from '../calendar-content.ts';
import { assertNoOverflow, bookByApi, dateOf, findTutor, signUp } from '../steps.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

export function calendar(world: () => BrowserWorld): void {
  it('shows the classes of a timetable, but not on the dates that are left out', async () => {
    const { email } = await signUp(world(), 'Tania');
    const page = await world().visit({ who: email, width: 360 });
    await page.goto('/calendar/timetable');
    const title = 'Topology <i>&</i> زبان 🎓';
    await fillClass(page, { title, weekday: weekdayOf(dateIn(2)), from: '09:00', to: '10:30' });
    await page.getByLabel('A date without this class').fill(dateIn(2));
    await page.getByRole('button', { name: 'Leave out' }).click();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Save the timetable' }).click();
    await page.getByText('Your timetable is saved.').waitFor();

    await page.goto(`/calendar?view=agenda&date=${dateIn(1)}`);
    await page.getByRole('link', { name: title }).first().waitFor();
    await assertNoOverflow(page);
    const dates = await page
      .getByRole('listitem')
      .filter({ hasText: title })
      .locator('time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')?.slice(0, 10)));
    assert.deepEqual(dates, [dateIn(9), dateIn(16), dateIn(23)]);
  });

  it('offers to leave out the dates on which a class meets a session', async () => {
    const { email, token } = await signUp(world(), 'Usman');
    const tutor = await findTutor(world(), { skip: 6 });
    const { start, end } = await bookByApi(world(), { token, tutorId: tutor.id });
    const page = await world().visit({ who: email });
    await page.goto('/calendar/timetable');
    await fillClass(page, {
      title: 'Seminar',
      weekday: weekdayOf(dateOf(start)),
      from: clockOf(start),
      to: clockOf(end),
    });
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Save the timetable' }).click();
    await page.getByText('A class meets 1 thing you have planned').waitFor();
    await page.getByRole('button', { name: 'Leave out these dates and save' }).click();
    await page.getByText('Your timetable is saved.').waitFor();
    await page.goto(`/calendar?view=day&date=${dateOf(start)}`);
    await page.getByRole('link', { name: /^Tutoring: / }).waitFor();
    assert.equal(await page.getByRole('link', { name: /Seminar/ }).count(), 0);
  });

  it('counts what is brought in from a file, until it is removed', async () => {
    const { email } = await signUp(world(), 'Faiza');
    const page = await world().visit({ who: email });
    await page.goto('/calendar/others');
    await upload(page, 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nnonsense\r\n');
    await page
      .getByRole('alert')
      .filter({ hasText: /Line \d/ })
      .waitFor();
    await upload(page, writeCalendar({ name: 'Choir <3', title: 'Rehearsal', date: dateIn(1) }));
    await page.getByText(/Choir <3.? is brought in/).waitFor();

    await page.goto(`/calendar?view=week&date=${dateIn(1)}`);
    await page.getByRole('link', { name: /^Imported: Rehearsal/ }).click();
    await page.getByRole('button', { name: 'Remove Choir <3' }).click();
    await page.getByText('None so far').waitFor();
    await page.goto(`/calendar?view=week&date=${dateIn(1)}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
    assert.equal(await page.getByRole('link', { name: /Rehearsal/ }).count(), 0);
  });

  it('refuses an address inside of a network, and says so', async () => {
    const page = await world().visit({ who: people.student });
    await page.goto('/calendar/others');
    await page.getByLabel('Address of a calendar').fill('https://127.0.0.1/calendar.ics');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('alert').waitFor();
  });

  it('gives an address that other programs read, until it is revoked', async () => {
    const { email, token } = await signUp(world(), 'Sana');
    const tutor = await findTutor(world(), { skip: 7 });
    const { id } = await bookByApi(world(), { token, tutorId: tutor.id });
    const page = await world().visit({ who: email });
    await page.goto('/calendar/others');
    await page.getByRole('button', { name: 'Create an address' }).click();
    const address = await page.getByLabel('Your address').inputValue();
    await page.getByText('Keep it to yourself').waitFor();
    const { pathname } = new URL(address);
    const feed = await world().api.get<string>(pathname);
    assert.equal(feed.status, 200);
    assert.match(feed.body, new RegExp(`UID:${id}@`));
    await page.reload();
    await page.getByText('There is an address since').waitFor();
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('There is no address yet.').waitFor();
    assert.equal((await world().api.get(pathname)).status, 404);
  });

  it('leads from every view to what is planned', async () => {
    const { email, token } = await signUp(world(), 'Vali');
    const tutor = await findTutor(world(), { skip: 8 });
    const { id, start } = await bookByApi(world(), { token, tutorId: tutor.id });
    const page = await world().visit({ who: email });
    for (const view of ['Month', 'Week', 'Day', 'Agenda']) {
      await page.goto(`/calendar?view=week&date=${dateOf(start)}`);
      await page.getByText(view, { exact: true }).click();
      await page.waitForURL(new RegExp(`view=${view.toLowerCase()}`));
      await page
        .getByRole('main')
        .getByRole('link', { name: /tutoring/ })
        .first()
        .click();
      await page.waitForURL(`**/sessions/${id}`);
    }
  });

  it('answers a tap before it draws hundreds of entries, and returns to the one that was seen', async () => {
    const { email, token } = await signUp(world(), 'Busra');
    const entries = Array.from({ length: 500 }, (_, index) => ({
      title: `Entry ${index}`,
      start: new Date((Math.ceil(Date.now() / hourMs) + index) * hourMs),
      minutes: 45,
    }));
    await importCalendar(world(), token, entries);
    const page = await world().visit({ who: email, width: 360 });
    const lines = page.getByRole('link', { name: /^Entry/ });
    const navigation = page.getByRole('navigation', { name: 'Main' });
    await page.goto('/home');
    await lines.first().waitFor();
    await navigation.getByRole('link', { name: 'Calendar' }).click();
    await lines.nth(499).waitFor({ state: 'attached' });
    const atHome = await page.evaluateHandle(recordFirstLines, 'h1');
    await navigation.getByRole('link', { name: 'Home' }).click();
    await lines.first().waitFor();
    assert.equal((await atHome.jsonValue()).count, 0);
    await navigation.getByRole('link', { name: 'Calendar' }).click();
    await page.getByRole('link', { name: 'Timetable' }).click();
    await page.getByRole('button', { name: 'Add a class' }).waitFor();
    const inCalendar = await page.evaluateHandle(recordFirstLines, 'h2[aria-live]');
    await page.getByRole('link', { name: 'My time' }).click();
    await lines.nth(499).waitFor({ state: 'attached' });
    assert.equal((await inCalendar.jsonValue()).count, 0);
    // What one costs is paid five hundred times.
    const inLines = page
      .locator('main li')
      .filter({ has: page.locator('time') })
      .locator('*');
    assert.equal(await inLines.count(), 500 * 6);

    await page.getByRole('link', { name: 'Entry 321', exact: true }).scrollIntoViewIfNeeded();
    await navigation.getByRole('link', { name: 'Tutors' }).click();
    await page.getByRole('heading', { level: 1, name: 'Find a tutor' }).waitFor();
    await page.goBack();
    await lines.nth(499).waitFor({ state: 'attached' });
    await page.waitForFunction(isInView, 'Entry 321');
  });
}

/** How many entries there are when another heading is seen first. */
function recordFirstLines(heading: string): { count: number | undefined } {
  const first: { count: number | undefined } = { count: undefined };
  const before = document.querySelector(`main ${heading}`);
  new MutationObserver((_, observer) => {
    const now = document.querySelector(`main ${heading}`);
    if (now === null || now === before) return;
    first.count = document.querySelectorAll('main li a[data-kind]').length;
    observer.disconnect();
  }).observe(document.body, { childList: true, subtree: true });
  return first;
}

function isInView(title: string): boolean {
  const link = [...document.querySelectorAll('main a')].find(({ textContent }) => textContent === title);
  const box = link?.getBoundingClientRect();
  return box !== undefined && box.bottom > 0 && box.top < window.innerHeight;
}

interface NewClass {
  readonly title: string;
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
}

async function fillClass(page: Page, { title, weekday, from, to }: NewClass): Promise<void> {
  await page.getByRole('button', { name: 'Add a class' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Title').fill(title);
  await dialog.getByLabel('Weekday').selectOption(`${weekday}`);
  await dialog.getByLabel('From').fill(from);
  await dialog.getByLabel('To', { exact: true }).fill(to);
  await dialog.getByLabel('First date').fill(dateIn(0));
  await dialog.getByLabel('Last date').fill(dateIn(60));
  for (const date of await dialog.getByRole('button', { name: /^Let it take place/ }).all())
    await date.click();
}

async function upload(page: Page, text: string): Promise<void> {
  const file = { name: 'mine.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').first().setInputFiles(file);
}

function writeCalendar({ name, title, date }: { name: string; title: string; date: string }): string {
  const day = date.replaceAll('-', '');
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Test//EN',
    `X-WR-CALNAME:${name}`,
    'BEGIN:VEVENT',
    'UID:rehearsal@example.edu',
    `DTSTAMP:${day}T000000Z`,
    `DTSTART:${day}T080000Z`,
    `DTEND:${day}T093000Z`,
    `SUMMARY:${title}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

function dateIn(days: number): string {
  return dateOf(Date.now() + days * dayMs);
}

function clockOf(instant: string): string {
  return new Date(instant).toLocaleTimeString('en-GB', {
    timeZone: 'Asia/Karachi',
    hour: '2-digit',
    minute: '2-digit',
  });
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
