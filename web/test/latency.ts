import assert from 'node:assert/strict';
import type { CDPSession, Page } from 'playwright-core';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { importCalendar } from './calendar-content.ts';
import { signUp } from './steps.ts';

/**
 * How long a calendar with 500 entries takes from a tap to the next frame, as browsers measure it
 * (https://web.dev/articles/inp), and what it computes for one: `npm run latency`, on a machine that does nothing else.
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
  let taps = 0;
  for (const view of ['Week', 'Day', 'Agenda', 'Month', 'Week', 'Month']) {
    await choose(page, () => page.getByText(view, { exact: true }).click());
    for (const name of ['Earlier', 'Later']) {
      await choose(page, () => page.getByRole('button', { name, exact: true }).click());
    }
    taps += 3;
    await page.getByRole('link', { name: /Entry/ }).nth(10).waitFor();
  }
  // Until what the last tap began is done.
  const durations = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) =>
        requestIdleCallback(() => resolve([...window.interactions.values()])),
      ),
  );
  return { durations, cpuMs: (await readCpuMs(session)) - before, taps };
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
  const { cpuMs, taps, ...measured } = await measure(world);
  const durations = measured.durations.toSorted((a, b) => b - a);
  assert.ok(durations.length >= 10, `${durations.length} interactions were seen`);
  const [slowest = 0] = durations;
  const median = durations[durations.length >> 1];
  process.stdout.write(`INP ${slowest} ms, median ${median} ms of ${durations.length} interactions\n`);
  process.stdout.write(`Processor time ${Math.round(cpuMs / taps)} ms a tap\n`);
  if (slowest >= limitMs) process.exitCode = 1;
} finally {
  await world.stop();
}
