import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import type { BrowserWorld } from '../browser-world.ts';
import { findTutor, signUp } from '../steps.ts';

export function race(world: () => BrowserWorld): void {
  it('tells the loser of a race why, and what is free instead', async () => {
    const racers = [await signUp(world(), 'Rabia'), await signUp(world(), 'Rehan')];
    const pages = await Promise.all(racers.map(({ email }) => world().visit({ who: email })));
    // One tutor for both: who is next by rating may change between two searches.
    const tutor = await findTutor(world(), { skip: 4 });
    const free = await Promise.all(pages.map((page) => freeTimesOf(page, tutor.id)));
    const time = free[0]?.find((name) => free[1]?.includes(name));
    assert.ok(time, 'both are free at one of the times');
    for (const page of pages) {
      await timesOn(page)
        .filter({ hasText: new RegExp(`^${time}`) })
        .first()
        .click();
      await page.getByRole('button', { name: 'Book this time' }).waitFor();
    }
    await Promise.all(pages.map((page) => page.getByRole('button', { name: 'Book this time' }).click()));
    const outcomes = await Promise.all(
      pages.map(async (page) => {
        const won = page.getByRole('link', { name: 'See the session' });
        const lost = page.getByRole('heading', { name: 'This could not be booked' });
        await won.or(lost).waitFor();
        return (await won.isVisible()) ? 'won' : 'lost';
      }),
    );
    assert.deepEqual(outcomes.toSorted(), ['lost', 'won']);
    const loser = pages[outcomes.indexOf('lost')];
    assert.ok(loser);
    await loser.getByText('Somebody else has just taken this time.').waitFor();
    const alternatives = loser.getByRole('alert').getByRole('button', { name: /\d{1,2}:\d\d/ });
    assert.equal(await alternatives.count(), 3);
    await alternatives.first().click();
    await loser.getByRole('link', { name: 'See the session' }).waitFor();
  });
}

function timesOn(page: Page) {
  return page.getByRole('group', { name: /Times on/ }).getByRole('button', { disabled: false });
}

/** What the day that is shown first offers, on the reader's clock. */
async function freeTimesOf(page: Page, tutorId: string): Promise<string[]> {
  await page.goto(`/tutors/${tutorId}`);
  await timesOn(page).first().waitFor();
  const texts = await timesOn(page).allInnerTexts();
  return texts.map((text) => text.split('\n')[0] ?? '');
}
