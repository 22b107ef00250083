import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { demoPassword } from '../../../scripts/demo/university.ts';
import { type BrowserWorld, people } from '../browser-world.ts';

/** A CSV file, as it is chosen from a disk. */
async function importFile(page: Page, text: string): Promise<void> {
  const name = 'courses.csv';
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
}

export function programme(world: () => BrowserWorld): void {
  it('lets a coordinator import courses, and says of each line what became of it', async () => {
    const page = await world().visit({ who: people.coordinator });
    await page.goto('/programme/courses');
    await importFile(page, 'code,title,department\nAST-101,Astronomy,Physics\nAST-102\n,Nameless,Physics\n');
    const problems = page.getByRole('table', { name: 'What is wrong, line by line' });
    await problems.waitFor();
    assert.deepEqual(await problems.getByRole('rowheader').allInnerTexts(), ['3', '3', '4']);

    await importFile(page, 'code,title,department\nAST-101,"Astronomy, <b>first</b>",Physics\n');
    await page.getByText('1 course is new').waitFor();
    const report = page.getByRole('table', { name: 'What became of each line' });
    await report.getByRole('row').filter({ hasText: 'AST-101' }).getByText('New').waitFor();
    await page.getByRole('searchbox', { name: 'Code or title' }).fill('astron');
    await page.getByText('Astronomy, <b>first</b>').waitFor();
  });

  it('lets a coordinator approve an applicant, and suspend them with a reason they read', async () => {
    const { api } = world();
    const email = `umar-${Date.now()}@example.edu`;
    const body = { name: `Umar ${Date.now()}`, email, password: demoPassword };
    await api.post('/api/auth/sign-up/email', { body });
    const offer = {
      headline: 'Trees and graphs',
      bio: 'Two years of marking.',
      courses: ['CS-201'],
      languages: ['en'],
      modes: ['online'],
      sessionMinutes: [60],
      bufferMinutes: 0,
      minNoticeMinutes: 0,
      maxAdvanceDays: 30,
      maxPerWeek: 10,
      instantBooking: true,
    };
    const token = await world().tokenOf(email);
    assert.equal((await api.put('/api/tutors/me', { token, body: offer })).status, 200);

    const page = await world().visit({ who: people.coordinator });
    await page.goto('/programme');
    const application = page.getByRole('article', { name: body.name });
    await application.getByText('Two years of marking.').waitFor();
    await application.getByRole('button', { name: 'Approve' }).click();
    await application.waitFor({ state: 'detached' });

    await page.getByRole('link', { name: 'Approved' }).click();
    await page.getByRole('searchbox', { name: 'Name, course or topic' }).fill(body.name);
    await application.getByRole('button', { name: 'Suspend' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await dialog.getByText('Give a reason').waitFor();
    await dialog.getByLabel('Why?').fill('Missed three sessions');
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await application.waitFor({ state: 'detached' });

    const tutor = await world().visit({ who: email });
    await tutor.goto('/teach');
    await tutor.getByText('Missed three sessions').waitFor();
  });

  it('shows a coordinator demand as a chart and a table, and saves it as CSV', async () => {
    const page = await world().visit({ who: people.coordinator });
    await page.goto('/programme/figures');
    await page.locator('.recharts-bar-rectangle').first().waitFor();
    await page.getByLabel('By', { exact: true }).selectOption('week');
    await page.getByRole('columnheader', { name: 'Week' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^tutoring-week-.*\.csv$/);
  });

  it('lets an admin make somebody a coordinator, which the audit log shows', async () => {
    const email = `zoya-${Date.now()}@example.edu`;
    const name = `Zoya ${Date.now()}`;
    await world().api.post('/api/auth/sign-up/email', { body: { name, email, password: demoPassword } });
    const page = await world().visit({ who: people.admin });
    await page.goto('/admin');
    await page.getByRole('searchbox').fill(name);
    const row = page.getByRole('row').filter({ hasText: email });
    await row.getByRole('button', { name: /Change roles of/ }).click();
    await page.getByRole('checkbox', { name: 'Coordinator' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await row.getByText('Coordinator').waitFor();
    await row.getByRole('link', { name: /History of/ }).click();
    await page.getByRole('cell', { name: 'Roles changed' }).waitFor();
    await page.getByText('from student to student and coordinator').waitFor();
    await page.goto('/admin/services');
    await page.getByRole('row').filter({ hasText: 'tutors' }).getByText('Up').waitFor();
  });

  it('shows these pages to nobody else', async () => {
    const page = await world().visit({ who: people.student });
    for (const path of ['/programme', '/admin/audit']) {
      await page.goto(path);
      await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    }
  });
}
