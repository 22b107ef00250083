import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type BrowserWorld, people } from '../browser-world.ts';
import { book, findTutor, openTutor, signUp } from '../steps.ts';

export function signUpAndBook(world: () => BrowserWorld): void {
  it('shows the landing page before the application has come, only to whom it is for', async () => {
    const visitors = [
      [{}, '/', true],
      [{ language: 'ur' }, '/', false],
      [{}, '/sign-in', false],
    ] as const;
    for (const [visitor, path, isShown] of visitors) {
      const page = await world().visit(visitor);
      const application = Promise.withResolvers<void>();
      await page.route(/\/core-.*\.js$/, async (route) => {
        await application.promise;
        await route.continue();
      });
      const held = page.waitForRequest(/\/core-.*\.js$/);
      await page.goto(path, { waitUntil: 'commit' });
      await held;
      const link = page.getByRole('link', { name: 'Create an account' });
      assert.equal(await link.isVisible(), isShown, `${JSON.stringify(visitor)} ${path}`);
      if (isShown) await link.focus();
      await page.evaluate(() => window.scrollTo(0, 300));
      application.resolve();
      await page.locator('#root h1').waitFor();
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
      if (!isShown) continue;
      assert.equal(await page.evaluate(() => window.scrollY), 300);
      const focused = await page.evaluate(() => document.querySelector('#root :focus')?.textContent);
      assert.equal(focused, 'Create an account');
    }
  });

  it('asks for what a page begins with before the application has come, and only once', async () => {
    const { id } = await findTutor(world(), { skip: 0 });
    const begins = [
      ['/find?course=CS-201', '/api/tutors?course=CS-201&limit=10', 'main a[href^="/tutors/"]'],
      [`/tutors/${id}`, `/api/tutors/${id}`, 'main h1'],
    ] as const;
    for (const [path, asked, shown] of begins) {
      const page = await world().visit({ who: people.student });
      await page.addInitScript(() => localStorage.setItem('studyhall.signed-in', 'yes'));
      const early = Promise.withResolvers<void>();
      let times = 0;
      page.on('request', (request) => {
        if (!request.url().endsWith(asked)) return;
        times += 1;
        early.resolve();
      });
      await page.route(/\/core-.*\.js$/, async (route) => {
        await early.promise;
        await route.continue();
      });
      await page.goto(path);
      await page.locator(shown).first().waitFor();
      assert.equal(times, 1, path);
    }
  });

  it('shows the start page in one piece, so that nothing moves what is being read', async () => {
    const page = await world().visit({ who: people.student, width: 360 });
    const news = Promise.withResolvers<void>();
    await page.route(/\/api\/notifications\?unread/, async (route) => {
      await news.promise;
      await route.continue();
    });
    await page.goto('/home');
    await page.locator('main').getByRole('status').waitFor();
    const parts = page.locator('main h2:visible');
    assert.equal(await parts.count(), 0);
    news.resolve();
    await parts.first().waitFor();
  });

  it('leads a newcomer from signing up to a session that is booked, moved and cancelled', async () => {
    const page = await world().visit({ keepsFiles: true });
    await page.goto('/');
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.getByLabel('Your name').fill('Nadia Newcomer');
    await page.getByLabel('E-mail address').fill(`nadia-${Date.now()}@example.edu`);
    await page.getByLabel('Password', { exact: true }).fill('four unrelated plain words');
    await page.getByRole('button', { name: 'Create an account' }).click();

    await page.getByRole('heading', { name: 'Welcome, Nadia Newcomer' }).waitFor();
    assert.equal(await page.getByRole('combobox', { name: 'Time zone' }).inputValue(), 'Asia/Karachi');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('combobox', { name: 'My courses' }).fill('data struct');
    await page.getByRole('option', { name: /CS-201/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Finish' }).click();

    await page.getByRole('heading', { name: 'Hello, Nadia' }).waitFor();
    await page.getByRole('link', { name: 'All tutors' }).click();
    await page.getByRole('searchbox').fill('structures');
    await page.waitForURL(/q=structures/);
    await page
      .getByRole('list', { name: /Next free times/ })
      .first()
      .getByRole('link')
      .first()
      .click();
    await book(page);

    await page.getByRole('link', { name: 'See the session' }).click();
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('group', { name: /Times on/ })
      .getByRole('button')
      .nth(1)
      .click();
    await dialog.getByRole('button', { name: /Move to/ }).click();
    await page.getByText('The session is moved.').waitFor();

    await page.getByRole('button', { name: 'Cancel the session' }).click();
    await dialog.getByRole('button', { name: 'Cancel the session' }).click();
    await page.getByText('Cancelled', { exact: true }).waitFor();
  });

  it('lets a student review a session that took place', async () => {
    const page = await world().visit({ who: people.student });
    await page.goto('/sessions?show=past');
    await page.getByRole('listitem').filter({ hasText: 'Took place' }).getByRole('link').first().click();
    await page.getByRole('radio', { name: '5 of 5 stars' }).focus();
    await page.keyboard.press('Space');
    await page.getByLabel('In a few words').fill('Clear <b>and</b> patient');
    await page.getByRole('button', { name: 'Send the review' }).click();
    await page.getByText('Thank you.').waitFor();
  });

  it('books by keyboard alone', async () => {
    const page = await world().visit({ who: (await signUp(world(), 'Kiran')).email });
    await openTutor(world(), page, { skip: 1 });
    const reach = async (name: RegExp) => {
      for (let presses = 0; presses < 80; presses += 1) {
        const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
        if (name.test(focused)) return;
        await page.keyboard.press('Tab');
      }
      assert.fail(`${name} cannot be reached by Tab`);
    };
    await reach(/^\d{1,2}:\d\d/);
    await page.keyboard.press('Enter');
    await reach(/^(Book|Ask for) this time$/);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'See the session' }).waitFor();
    const heading = await page.evaluate(() => document.activeElement?.textContent);
    assert.match(heading ?? '', /You are booked|Your request is on its way/);
  });
}
