import assert from 'node:assert/strict';
import { it } from 'node:test';
import { demoPassword } from '../../../scripts/demo/university.ts';
import { type BrowserWorld, people } from '../browser-world.ts';
import { bookByApi, signUp } from '../steps.ts';

export function notifications(world: () => BrowserWorld): void {
  it('tells a tutor of a booking at once, without a reload', async () => {
    const { api } = world();
    const tutorToken = await world().tokenOf(people.tutor);
    const { id: tutorId } = (await api.get<{ id: string }>('/api/users/me', { token: tutorToken })).body;
    const page = await world().visit({ who: people.tutor, keepsFiles: true });
    // That somebody signs in with something new is told as well: in order, so after this one nothing is on its way.
    await page.goto('/notifications');
    const device = 'last-of-all';
    const body = { email: people.tutor, password: demoPassword };
    await api.post('/api/auth/sign-in/email', { body, headers: { 'user-agent': device } });
    await page.getByRole('main').getByText(device).waitFor();
    await api.post('/api/notifications/read', { token: tutorToken, body: { all: true } });
    await page.goto('/find');
    const bell = (name: string) => page.getByRole('link', { name, exact: true });
    await bell('Notifications').waitFor();
    await page.evaluate(() => document.body.setAttribute('data-same-page', 'yes'));

    const { token } = await signUp(world(), 'Zara');
    await bookByApi(world(), { token, tutorId });
    await bell('Notifications, 1 unread').waitFor();
    const toast = page.getByRole('alert').getByRole('link', { name: /Zara/ });
    await toast.waitFor();

    // What happens while there is no connection is told when there is one again.
    await page.context().setOffline(true);
    await page.getByText('No connection.').waitFor();
    await bookByApi(world(), { token, tutorId });
    await page.context().setOffline(false);
    await bell('Notifications, 2 unread').waitFor();

    await bell('Notifications, 2 unread').click();
    const rows = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Zara' });
    await rows.nth(1).waitFor();
    await rows.first().getByRole('link').click();
    await page.waitForURL(/\/sessions\//);
    await bell('Notifications, 1 unread').click();
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    await bell('Notifications').waitFor();
    assert.equal(await page.evaluate(() => document.body.getAttribute('data-same-page')), 'yes');
  });

  it('keeps what somebody wishes to be told, and how', async () => {
    const { email, token } = await signUp(world(), 'Hina');
    const page = await world().visit({ who: email });
    await page.goto('/settings/notifications');
    await page.getByLabel('Language of notifications and mails').selectOption('ur');
    await page.getByRole('switch', { name: 'Quiet hours' }).check({ force: true });
    await page.getByLabel('From', { exact: true }).fill('23:30');
    await page.getByLabel('By mail: A session is moved').selectOption('daily');
    await page.getByRole('checkbox', { name: 'Browser: A session is moved' }).uncheck();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const { body } = await world().api.get<{
      language: string;
      quietHours: object;
      kinds: Record<string, object>;
    }>('/api/notifications/preferences', { token });
    assert.equal(body.language, 'ur');
    assert.deepEqual(body.quietHours, { from: '23:30', to: '07:00' });
    assert.deepEqual(body.kinds['session.rescheduled'], { inbox: true, email: 'daily', push: false });
    await page.reload();
    assert.equal(await page.getByLabel('From', { exact: true }).inputValue(), '23:30');
  });
}
