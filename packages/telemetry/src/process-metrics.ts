import { monitorEventLoopDelay } from 'node:perf_hooks';
import { observe } from './metrics.ts';

const windowMs = 10_000;
const resolutionMs = 20;

/** Measures the process itself: memory, processor time, and how late its event loop is. */
export function observeProcess(): void {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  let last = { p50: 0, p99: 0 };
  setInterval(() => {
    last = { p50: lateness(delay.percentile(50)), p99: lateness(delay.percentile(99)) };
    delay.reset();
  }, windowMs).unref();
  observe('nodejs.eventloop.delay.p50', () => [{ value: last.p50 }]);
  observe('nodejs.eventloop.delay.p99', () => [{ value: last.p99 }]);
  observe('process.memory.usage', () => [{ value: process.memoryUsage.rss() }]);
  observe('process.cpu.time', () => {
    const { user, system } = process.cpuUsage();
    return [
      { value: user / 1e6, attributes: { 'cpu.mode': 'user' } },
      { value: system / 1e6, attributes: { 'cpu.mode': 'system' } },
    ];
  });
}

/** What is measured is the time between two looks: late is what goes beyond the pause between them. */
function lateness(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e9 - resolutionMs / 1e3);
}
