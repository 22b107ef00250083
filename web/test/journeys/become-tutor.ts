import assert from 'node:assert/strict';
import { it } from 'node:test';
import { demoPassword } from '../../../scripts/demo/university.ts';
import { type BrowserWorld, people } from '../browser-world.ts';
import { book, signUp } from '../steps.ts';

export function becomeTutor(world: () => BrowserWorld): void {
  it('leads from an application to an accepted request', async () => {
    const { api } = world();
    const email = `tariq-${Date.now()}@example.edu`;
    const body = { name: 'Tariq Tutor', email, password: demoPassword };
    await api.post('/api/auth/sign-up/email', { body });

    const page = await world().visit({ who: email });
    await page.goto('/teach');
    await page.getByLabel('In one sentence').fill('Proofs, <i>slowly</i>');
    await page.getByRole('combobox', { name: 'Courses' }).fill('CS-201');
    await page.getByRole('option', { name: /CS-201/ }).click();
    await page.getByRole('combobox', { name: 'Languages' }).fill('Urdu');
    await page.getByRole('option', { name: 'Urdu' }).click();
    await page.getByRole('switch', { name: 'Students book at once' }).uncheck({ force: true });
    await page.getByRole('button', { name: 'Send the application' }).click();
    await page.getByText('The programme is looking at your application.').waitFor();

    const coordinator = await world().tokenOf(people.coordinator);
    const me = await api.get<{ id: string }>('/api/tutors/me', { token: await world().tokenOf(email) });
    const approved = await api.post(`/api/tutors/${me.body.id}/approve`, { token: coordinator });
    assert.equal(approved.status, 200);

    await page.goto('/teach/hours');
    await page.getByText('List', { exact: true }).click();
    await page.getByRole('button', { name: 'Add hours on Monday' }).click();
    await page.getByText('Week', { exact: true }).click();
    // From 9 to 10, moved to Tuesday, an hour longer and half an hour later: all by keyboard.
    await page.getByRole('button', { name: /Monday, 09:00/ }).focus();
    for (const key of ['ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown', 'ArrowDown']) {
      await page.keyboard.press(key);
    }
    await page.getByRole('button', { name: 'Tuesday, 09:30 to 11:30' }).waitFor();
    await page.getByRole('button', { name: 'Save the hours' }).click();
    await page.getByText('Your hours are saved.').waitFor();

    // Somebody with nothing planned: whose Tuesday is full sees every time greyed.
    const { email: newcomer } = await signUp(world(), 'Nida');
    const student = await world().visit({ who: newcomer });
    await student.goto(`/tutors/${me.body.id}?course=CS-201`);
    const times = student.getByRole('group', { name: /Times on Tuesday/ });
    await times.getByRole('button', { disabled: false }).first().click();
    await book(student);
    await student.getByText('Your request is on its way').waitFor();

    await page.goto('/teach');
    await page.getByRole('link', { name: 'Data Structures and Algorithms' }).click();
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByText('Confirmed', { exact: true }).waitFor();
  });
}
