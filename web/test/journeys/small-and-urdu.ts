import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type BrowserWorld, people } from '../browser-world.ts';
import { assertNoOverflow, book, openTutor, signUp } from '../steps.ts';

export function smallAndUrdu(world: () => BrowserWorld): void {
  it('books on a phone of 360 px, and nothing is wider than it', async () => {
    const page = await world().visit({ who: people.student, width: 360 });
    for (const path of [
      '/home',
      '/find',
      '/sessions',
      '/teach',
      '/settings',
      '/settings/security',
      '/settings/notifications',
      '/notifications',
      '/calendar?view=month',
      '/calendar?view=week',
      '/calendar/timetable',
      '/calendar/others',
    ]) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await assertNoOverflow(page);
    }
    const teacher = await world().visit({ who: people.tutor, width: 360 });
    await teacher.goto('/teach/hours');
    await teacher.getByRole('button', { name: 'Add hours on Monday' }).waitFor();
    await assertNoOverflow(teacher);
    const admin = await world().visit({ who: people.admin, width: 360 });
    for (const path of [
      '/programme/terms',
      '/programme/figures',
      '/admin',
      '/admin/audit',
      '/admin/services',
    ]) {
      await admin.goto(path);
      await admin.getByRole('rowheader').first().waitFor();
      await assertNoOverflow(admin);
    }
    const newcomer = await world().visit({ who: (await signUp(world(), 'Samina')).email, width: 360 });
    await openTutor(world(), newcomer, { skip: 2 });
    await assertNoOverflow(newcomer);
    await newcomer
      .getByRole('group', { name: /Times on/ })
      .getByRole('button', { disabled: false })
      .last()
      .click();
    await book(newcomer);
  });

  it('speaks Urdu, from right to left', async () => {
    const { email } = await signUp(world(), 'Urooj');
    const page = await world().visit({ who: email, language: 'ur', width: 360 });
    await page.goto('/find');
    await page.getByRole('heading', { name: 'ٹیوٹر تلاش کریں' }).waitFor();
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), 'rtl');
    await openTutor(world(), page, { skip: 3 });
    await assertNoOverflow(page);
    await page
      .getByRole('group', { name: /کے اوقات/ })
      .getByRole('button', { disabled: false })
      .first()
      .click();
    await page.getByRole('button', { name: /^(یہ وقت بک کریں|اس وقت کی درخواست کریں)$/ }).click();
    await page.getByRole('link', { name: 'نشست دیکھیں' }).waitFor();
  });
}
