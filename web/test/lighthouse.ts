import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { type RunnerResult } from 'lighthouse';
import { type BrowserContext, chromium } from 'playwright-core';
import { buildWeb } from '../../scripts/web-build.ts';
import { type BrowserWorld, browserFlags, people, signIn, startBrowserWorld } from './browser-world.ts';
import { fillCalendar } from './calendar-content.ts';
import { liveInGroup } from './group-life.ts';
import { findTutor } from './steps.ts';

/**
 * Lighthouse's mobile profile on the pages that most people look at: `npm run lighthouse` for all of them, `npm run
 * lighthouse -- find` for those whose name has a word in it. Each is opened by somebody who is signed in and has no file
 * of it in the cache, several times; the middle run counts. On a machine that does nothing else.
 */
const runs = 3;
const least = { performance: 95, accessibility: 100, 'best-practices': 100 } as const;
type Category = keyof typeof least;
// Its keys.
const categories = Object.keys(least) as Category[];

const metrics = {
  FCP: 'first-contentful-paint',
  LCP: 'largest-contentful-paint',
  TBT: 'total-blocking-time',
  CLS: 'cumulative-layout-shift',
  SI: 'speed-index',
} as const;

/** The stream of notifications never ends, so no page is ever quite loaded. */
const longestLoadMs = 15_000;

const reports = join(tmpdir(), 'studyhall-lighthouse');

interface Place {
  readonly name: string;
  readonly path: string;
}

async function listPlaces(world: BrowserWorld): Promise<readonly Place[]> {
  await fillCalendar(world, await world.tokenOf(people.student));
  const tutor = await findTutor(world, { skip: 0 });
  const { groupId } = await liveInGroup(world);
  return [
    { name: 'find', path: '/find?course=CS-201' },
    { name: 'tutor', path: `/tutors/${tutor.id}` },
    { name: 'group', path: `/groups/${groupId}` },
    { name: 'calendar', path: '/calendar' },
  ];
}

/** From the slowest to the fastest. */
async function measure(url: string, port: number): Promise<readonly RunnerResult[]> {
  const all: RunnerResult[] = [];
  while (all.length < runs) {
    // By default it measures a phone, keeps cookies and local storage, and drops the cache and the service worker.
    const result = await lighthouse(url, {
      port,
      logLevel: 'error',
      output: 'html',
      onlyCategories: categories,
      maxWaitForLoad: longestLoadMs,
    });
    if (!result) throw new Error(`Lighthouse says nothing about ${url}.`);
    all.push(result);
  }
  return all.toSorted((a, b) => scoreOf(a, 'performance') - scoreOf(b, 'performance'));
}

function scoreOf({ lhr }: RunnerResult, category: Category): number {
  return Math.round((lhr.categories[category]?.score ?? 0) * 100);
}

/** Every measured page, a line; what is too low is told below. */
function describe(name: string, all: readonly RunnerResult[], middle: RunnerResult): string {
  const scores = categories.map((category) => scoreOf(middle, category));
  const spread = all.map((result) => scoreOf(result, 'performance')).join(' ');
  const values = Object.values(metrics).map((id) => middle.lhr.audits[id]?.displayValue ?? '');
  return writeLine([name, ...scores, spread, ...values]);
}

function writeLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => String(cell).slice(0, 10).padEnd(11)).join('')}\n`;
}

function listFaults(name: string, result: RunnerResult): string[] {
  return categories
    .filter((category) => scoreOf(result, category) < least[category])
    .map((category) => {
      const failed = result.lhr.categories[category]?.auditRefs
        .filter(({ id, weight }) => weight > 0 && (result.lhr.audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => result.lhr.audits[id]?.title ?? id);
      return `${name}: ${category} is below ${least[category]}: ${failed?.join('; ')}\n`;
    });
}

async function openBrowser(
  baseURL: string,
  profile: string,
): Promise<{ browser: BrowserContext; port: number }> {
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: [...browserFlags, '--remote-debugging-port=0'],
    baseURL,
    viewport: null,
  });
  // Chromium says where it listens.
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return { browser, port: Number(port) };
}

async function signInTo(browser: BrowserContext, { url }: BrowserWorld): Promise<void> {
  await signIn(browser, url, people.student);
  // With the first page the application learns that somebody is signed in here.
  const page = await browser.newPage();
  await page.goto('/home');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.close();
}

async function run(world: BrowserWorld, words: readonly string[]): Promise<string[]> {
  const profile = mkdtempSync(join(tmpdir(), 'studyhall-profile-'));
  const { browser, port } = await openBrowser(world.url, profile);
  const faults: string[] = [];
  const look = async (places: readonly Place[]) => {
    for (const { name, path } of places) {
      if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
      const all = await measure(`${world.url}${path}`, port);
      const middle = all[runs >> 1];
      if (!middle) throw new Error('There are three of them.');
      process.stdout.write(describe(name, all, middle));
      writeFileSync(join(reports, `${name}.html`), String(middle.report));
      faults.push(...listFaults(name, middle));
    }
  };
  try {
    process.stdout.write(writeLine(['page', ...categories, 'runs', ...Object.keys(metrics)]));
    await look([{ name: 'landing', path: '/' }]);
    const places = await listPlaces(world);
    await signInTo(browser, world);
    await look(places);
    return faults;
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

await buildWeb();
mkdirSync(reports, { recursive: true });
const world = await startBrowserWorld();
try {
  const faults = await run(world, process.argv.slice(2));
  process.stdout.write(`${faults.join('')}Reports are in ${reports}.\n`);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await world.stop();
}
