import assert from 'node:assert/strict';
import { cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { it } from 'node:test';
import { serviceNames } from '@studyhall/platform';
import type { Page } from 'playwright-core';
import { openFrontDoor } from '../../../services/edge/test/front-door.ts';
import type { BrowserWorld } from '../browser-world.ts';

export function newRelease(world: () => BrowserWorld): void {
  it('takes an open page to a new release with the next page, and interrupts nothing before', async (t) => {
    const next = makeNextRelease();
    t.after(() => rmSync(next, { recursive: true }));
    const services = Object.fromEntries(serviceNames.map((name) => [name, world().url]));
    const before = await openFrontDoor(t, { services, webFolder: dist });
    const { url } = before;
    const page = await world().visit({ keepsFiles: true });
    await page.clock.install();
    await page.goto(url);
    const script = await page.waitForSelector('script[src*="/core-"]', { state: 'attached' });
    const kept = await script.evaluate((element) => (element as HTMLScriptElement).src);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);

    await before.app.close();
    await openFrontDoor(t, { services, webFolder: next, port: Number(new URL(url).port) });
    assert.equal((await fetch(kept)).status, 404);
    const other = await page.context().newPage();
    await other.goto(url);
    assert.equal(await releaseOf(other), 'next');

    // Loaded just now, of files that nobody serves any more.
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.clock.fastForward('11:00');
    const asked = page.waitForResponse(`${url}/`);
    await page.getByRole('link', { name: 'Study Hall' }).click();
    await (await asked).finished();
    await page.getByRole('link', { name: 'Create an account' }).waitFor();
    assert.equal(await releaseOf(page), undefined);
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.waitForFunction(() => document.querySelector('meta[name="release"]') !== null);
    await page.getByRole('button', { name: 'Create' }).waitFor();

    await other.close();
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).waiting !== null);
    await page.reload();
    await page.waitForFunction(async (url) => (await caches.match(url)) === undefined, kept);
  });
}

const dist = join(import.meta.dirname, '..', '..', 'dist');

/** The application as if each of its files had changed: everything that is named by its content has another name. */
function makeNextRelease(): string {
  const folder = mkdtempSync(join(tmpdir(), 'studyhall-release-'));
  cpSync(dist, folder, { recursive: true, filter: (file) => !['.br', '.gz'].includes(extname(file)) });
  renameSync(join(folder, 'assets'), join(folder, 'next'));
  cpSync(join(folder, 'next'), join(folder, 'assets', 'next'), { recursive: true });
  rmSync(join(folder, 'next'), { recursive: true });
  for (const name of globSync('**/*.{js,css,html}', { cwd: folder })) {
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8').replaceAll('assets/', 'assets/next/');
    writeFileSync(file, text.replace('<head>', '<head><meta name="release" content="next">'));
  }
  return folder;
}

async function releaseOf(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[name="release"]')?.content);
}
