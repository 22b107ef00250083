import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { type BrowserWorld, people } from '../browser-world.ts';
import { fillWithHostileText, hostileLine } from '../hostile-world.ts';
import { assertNoOverflow, open } from '../steps.ts';

export function hostileText(world: () => BrowserWorld): void {
  it('shows what people write as text in every place, and breaks no layout', async () => {
    const pages = await fillWithHostileText(world());
    const found: string[] = [];
    for (const who of new Set(pages.map((page) => page.who))) {
      const page = await world().visit({ who, width: 360 });
      page.on('dialog', () => assert.fail('what somebody wrote was run'));
      for (const { path } of pages.filter((other) => other.who === who)) {
        await open(page, path);
        const flaws = await page.evaluate(findFlaws);
        found.push(...flaws.map((flaw) => `${path} of ${who.slice(0, 12)}: ${flaw}`));
      }
    }
    const [first] = pages;
    assert.ok(first);
    const urdu = await world().visit({ who: first.who, width: 360, language: 'ur' });
    for (const { path } of pages.filter(({ who }) => who === first.who).slice(0, 12)) {
      await open(urdu, path);
      await assertNoOverflow(urdu);
    }
    assert.deepEqual(found, []);
  });

  it('says at the field that a text is too long, and cuts none', async () => {
    for (const { who, fields, prepare } of forms) {
      const page = await world().visit({ ...(who && { who }), width: 360 });
      await prepare(page);
      for (const [label, bound] of fields) {
        const field = page.getByRole(/search|Name, /.test(label) ? 'searchbox' : 'textbox', { name: label });
        const remark = page.getByText(`At most ${bound.toLocaleString('en-GB')} characters`);
        await field.fill(hostileLine(Math.max(bound, 80)).slice(-bound));
        assert.equal(await remark.count(), 0, `${label} takes ${bound} characters`);
        await field.fill(hostileLine(10_000));
        await remark.waitFor();
        await assertNoOverflow(page);
        await field.fill('');
      }
      await page.context().close();
    }
  });
}

/** Runs in the page: elements that were made of the text, no text at all, what it widened or turned. */
function findFlaws(): string[] {
  const flaws: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) flaws.push(`it is ${scrollWidth} px wide on ${clientWidth}`);
  if (document.querySelector('img[src="x"], .hostile'))
    flaws.push('an element was made of what somebody wrote');
  const isShown = document.body.innerText.includes('<img');
  const isInField = [...document.querySelectorAll('input, textarea')].some(
    (field) => 'value' in field && String(field.value).includes('<img'),
  );
  if (!isShown && !isInField) flaws.push('nothing of what somebody wrote is shown');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // What is hostile may run as it likes.
    const ours = (node.nodeValue ?? '').replaceAll(/<img[^\n]*?w{5,}(?:🧑‍🎓)?/gu, (text) =>
      '\u0000'.repeat(text.length),
    );
    for (const { index } of ours.matchAll(/[A-Za-z]{2}/g)) {
      const [one, next] = [index, index + 1].map((at) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect();
      });
      const isOneLine = one && next && one.width > 1 && Math.abs(one.top - next.top) < 2;
      if (isOneLine && next.left < one.left) {
        flaws.push(
          `turned: ${ours.slice(index, index + 30)} in ${node.parentElement?.outerHTML.slice(0, 120)}`,
        );
        break;
      }
    }
  }
  return flaws;
}

interface Form {
  readonly who?: string;
  readonly prepare: (page: Page) => Promise<void>;
  /** Each by its label, with how many characters it takes. */
  readonly fields: readonly (readonly [label: string, bound: number])[];
}

const at = (path: string) => (page: Page) => open(page, path);

const forms: readonly Form[] = [
  { prepare: at('/sign-up'), fields: [['Your name', 120]] },
  {
    who: people.student,
    prepare: at('/settings'),
    fields: [
      ['Name that others see', 120],
      ['Programme', 120],
      ['What I am looking for', 2_000],
    ],
  },
  {
    who: people.tutor,
    prepare: at('/teach/offer'),
    fields: [
      ['In one sentence', 140],
      ['About you and how you teach', 2_000],
    ],
  },
  { who: people.student, prepare: at('/find'), fields: [['Name, course or topic', 100]] },
  { who: people.student, prepare: openSession, fields: [['Shared notes', 4_000]] },
  {
    who: people.student,
    prepare: at('/groups/new'),
    fields: [
      ['Name', 120],
      ['Topic', 120],
      ['Description', 2_000],
    ],
  },
  {
    who: people.student,
    prepare: async (page) => {
      await open(page, '/calendar/timetable');
      await page.getByRole('button', { name: 'Add a class' }).click();
    },
    fields: [['Title', 200]],
  },
  {
    who: people.coordinator,
    prepare: async (page) => {
      await open(page, '/programme?show=approved');
      await page.getByRole('button', { name: 'Suspend' }).first().click();
    },
    fields: [['Why?', 500]],
  },
];

async function openSession(page: Page): Promise<void> {
  await open(page, '/sessions?show=past');
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await page.getByRole('textbox', { name: 'Shared notes' }).waitFor();
}
