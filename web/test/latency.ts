import assert from 'node:assert/strict';
import type { CDPSession, Page } from 'playwright-core';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { importCalendar } from './calendar-content.ts';
import { type FrameCosts, frameCategories, readFrameCosts } from './frame-costs.ts';
import { signUp } from './steps.ts';

/**
 * How long somebody with a calendar of 500 entries waits from a tap to the next frame, as browsers measure it
 * (https://web.dev/articles/inp), on a machine that does nothing else; and what the page computes until then, which
 * other work on the machine changes far less: `npm run latency`.
 */
const entries = 500;
const limitMs = 100;
const hourMs = 3_600_000;

interface Measured {
  /** From each tap to the next frame, in ms. */
  readonly durations: readonly number[];
  /** Time of the processor that the page took for all of them. */
  readonly cpuMs: number;
  readonly taps: number;
  readonly costs: FrameCosts;
}

async function measure(world: BrowserWorld): Promise<Measured> {
  const { email, token } = await signUp(world, 'Busy');
  // From two weeks ago to two weeks ahead, seventeen a day, some of them at the same time as others.
  const first = Date.parse(`${new Date(Date.now() - 14 * 24 * hourMs).toISOString().slice(0, 10)}T03:00:00Z`);
  const all = Array.from({ length: entries }, (_, index) => ({
    title: `Entry ${index}`,
    start: new Date(first + Math.floor(index / 17) * 24 * hourMs + (index % 17) * 0.75 * hourMs),
    minutes: 60,
  }));
  await importCalendar(world, token, all);
  const page = await world.visit({ who: email });
  await page.goto('/calendar?view=month');
  await page.getByRole('link', { name: /Entry/ }).nth(50).waitFor();
  await observe(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await readCpuMs(session);
  await page.context().browser()?.startTracing(page, { categories: frameCategories });
  const taps = await tapThrough(page);
  // Until what the last tap began is done.
  const durations = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) =>
        requestIdleCallback(() => resolve([...window.interactions.values()])),
      ),
  );
  const trace = await page.context().browser()?.stopTracing();
  assert.ok(trace, 'the page belongs to a browser');
  return { durations, cpuMs: (await readCpuMs(session)) - before, taps, costs: readFrameCosts(trace) };
}

/** Through every view, from page to page, and into the search; how many taps and letters that is. */
async function tapThrough(page: Page): Promise<number> {
  let taps = 0;
  for (const view of ['Week', 'Day', 'Agenda', 'Month', 'Week', 'Month']) {
    await choose(page, () => page.getByText(view, { exact: true }).click());
    for (const name of ['Earlier', 'Later']) {
      await choose(page, () => page.getByRole('button', { name, exact: true }).click());
    }
    taps += 3;
    await page.getByRole('link', { name: /Entry/ }).nth(10).waitFor();
  }
  const navigation = page.getByRole('navigation', { name: 'Main' });
  for (const name of ['Home', 'Calendar', 'Home', 'Calendar', 'Find a tutor']) {
    await choose(page, () => navigation.getByRole('link', { name, exact: true }).click());
    taps += 1;
  }
  await page.getByRole('searchbox').click();
  for (const letter of 'linear') await page.keyboard.press(letter);
  taps += 1 + 'linear'.length;
  await page.waitForURL(/q=linear/);
  return taps;
}

async function readCpuMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

declare global {
  interface Window {
    interactions: Map<number, number>;
  }
}

/** Something that shows other days, until they are there. */
async function choose(page: Page, act: () => Promise<void>): Promise<void> {
  const before = page.url();
  await act();
  await page.waitForURL((url) => url.href !== before);
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

async function observe(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.interactions = new Map();
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { interactionId = 0, duration } = entry as PerformanceEventTiming;
        const longest = Math.max(window.interactions.get(interactionId) ?? 0, duration);
        if (interactionId > 0) window.interactions.set(interactionId, longest);
      }
    });
    // 16 ms is the least that browsers tell; TypeScript does not know the field yet.
    const options: PerformanceObserverInit & { durationThreshold: number } = {
      type: 'event',
      durationThreshold: 16,
    };
    observer.observe(options);
  });
}

const world = await startBrowserWorld();
try {
  const { cpuMs, taps, costs, ...measured } = await measure(world);
  const durations = measured.durations.toSorted((a, b) => b - a);
  assert.ok(durations.length >= 10, `${durations.length} interactions were seen`);
  const [slowest = 0] = durations;
  const median = durations[durations.length >> 1];
  process.stdout.write(`INP ${slowest} ms, median ${median} ms of ${durations.length} interactions\n`);
  const most = Math.round(Math.max(...costs.toFrameMs));
  process.stdout.write(
    `Processor time: at most ${most} ms from a tap to its frame, ${Math.round(costs.longestTaskMs)} ms in the longest task, ` +
      `${Math.round(cpuMs / taps)} ms a tap\n`,
  );
  if (slowest >= limitMs) process.exitCode = 1;
} finally {
  await world.stop();
}
