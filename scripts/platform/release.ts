import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Route } from '@studyhall/http';
import { PackError } from '@studyhall/pack';
import { getService, type ServiceName, services } from '@studyhall/platform';
import { findFailures, findFault, type RequestFigures, readFigures, since } from './request-figures.ts';
import { type ServiceProcess, StartError } from './service-process.ts';

export interface Release {
  readonly name: ServiceName;
  /** Folder of the source to release. */
  readonly root: string;
  /** Told what happens, a sentence at a time. */
  readonly report: (line: string) => void;
  readonly pace?: Pace;
}

export interface Pace {
  /** How long each share of the requests is watched before the next. */
  readonly stepMs: number;
  /** How long the old one stays ready to take over again. */
  readonly bakeMs: number;
}

export type ReleaseOutcome = 'released' | 'reverted';

/** What a release may do with the processes of a platform. */
export interface Fleet {
  readonly frontDoor: string;
  current(name: ServiceName): ServiceProcess;
  make(name: ServiceName, root: string): Promise<ServiceProcess>;
  setRoute(name: ServiceName, route: Route, testKey?: string): void;
  /** The replacement is the service from now on; the other one stays until it is forgotten. */
  promote(name: ServiceName, replacement: ServiceProcess): void;
  forget(process: ServiceProcess): void;
}

const usualPace: Pace = { stepMs: 2_000, bakeMs: 40_000 };
const stepPercent = 10;
const rehearsalSteps = 2;

/** What a release takes at that pace, but for starting and stopping. */
export function lengthMs(name: ServiceName, { stepMs, bakeMs }: Pace): number {
  const rehearsal = rehearsalSteps * stepMs;
  return name === 'edge' ? rehearsal : rehearsal + (100 / stepPercent) * stepMs + bakeMs;
}
const lookEveryMs = 250;
const probeMs = 5_000;

/** Why a replacement is not let on. */
class FaultError extends Error {
  override name = 'FaultError';
}

/**
 * Blue/green on one machine. The replacement starts beside what it replaces, is tested while nobody else is led to
 * it, is asked a tenth of what people read while the old one answers them, gets a tenth of the requests more with each step, and is the service in the end. At the first sign of a fault
 * everything goes to the old one again, which stays until the new one has proved itself.
 */
export async function releaseService(release: Release, fleet: Fleet): Promise<ReleaseOutcome> {
  const { name, root, report } = release;
  const blue = fleet.current(name);
  let green: ServiceProcess;
  try {
    green = await fleet.make(name, root);
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    report(`${name}: not begun, ${error.message}`);
    return 'reverted';
  }
  try {
    await green.start();
    report(`${name}: the replacement is ready as process ${green.pid}`);
    if (name === 'edge') await replaceFrontDoor(release, fleet, green);
    else await shift(release, fleet, { blue, green });
  } catch (error) {
    fleet.setRoute(name, { primary: blue.options.url });
    await green.stop();
    fleet.forget(green);
    if (!(error instanceof FaultError || error instanceof StartError)) throw error;
    report(`${name}: reverted, ${error.message}`);
    return 'reverted';
  }
  await blue.stop();
  fleet.forget(blue);
  report(`${name}: released; process ${green.pid} is the service`);
  return 'released';
}

interface Pair {
  readonly blue: ServiceProcess;
  readonly green: ServiceProcess;
}

/**
 * Nothing stands before the front door to divide requests: both listen on its port until the old one stops listening.
 * So the new one is tried out on a port of its own before: everything that it leads to is asked through it, which also
 * lets it compile what it will run often.
 */
async function replaceFrontDoor(release: Release, fleet: Fleet, green: ServiceProcess): Promise<void> {
  const { name, report, pace = usualPace } = release;
  const trial = `http://127.0.0.1:${green.options.trialPort}`;
  const paths = ['/readyz', '/', '/api/status', ...services.flatMap(({ prefixes }) => prefixes)];
  const until = performance.now() + rehearsalSteps * pace.stepMs;
  do {
    for (const path of paths) {
      const { status } = await ask(`${trial}${path}`);
      // Where a service is down, that is not the door's fault.
      if (status < 500 || (await ask(`${fleet.frontDoor}${path}`)).status >= 500) continue;
      throw new FaultError(`its test of ${path} was answered ${status}`);
    }
  } while (performance.now() < until);
  report(`${name}: the replacement passed its tests`);
  await green.takeOver();
  fleet.promote(name, green);
}

async function shift(release: Release, fleet: Fleet, { blue, green }: Pair): Promise<void> {
  const { name, report, pace = usualPace } = release;
  await requireReady(green);
  const primary = blue.options.url;
  const url = green.options.url;
  const testKey = randomUUID();
  fleet.setRoute(name, { primary, replacement: { url, share: 0 } }, testKey);
  await testThroughFrontDoor(fleet.frontDoor, name, testKey);
  report(`${name}: the replacement passed its tests`);
  fleet.setRoute(name, { primary, replacement: { url, share: 0, copied: stepPercent } });
  report(`${name}: the replacement is asked a copy of each tenth read`);
  const rehearsal = await Watch.begin({ blue, green }, findFailures);
  await rehearsal.during(rehearsalSteps * pace.stepMs);
  // A watch of its own: what it answered slowly while it was new says nothing of it later.
  const watch = await Watch.begin({ blue, green }, findFault);
  for (let share = stepPercent; share <= 100; share += stepPercent) {
    fleet.setRoute(name, { primary, replacement: { url, share } });
    report(`${name}: ${share} % of the requests go to the replacement`);
    await watch.during(pace.stepMs);
  }
  await watch.during(pace.bakeMs);
  fleet.promote(name, green);
  fleet.setRoute(name, { primary: url });
}

/** Every prefix of the service answers, whatever it answers to nobody in particular. */
async function testThroughFrontDoor(frontDoor: string, name: ServiceName, testKey: string): Promise<void> {
  for (const prefix of getService(name).prefixes) {
    const { status } = await ask(`${frontDoor}${prefix}`, { 'studyhall-test-route': testKey });
    if (status >= 500) throw new FaultError(`its test of ${prefix} was answered ${status}`);
  }
}

/** Compares the two, again and again, and throws a FaultError at the first fault of the new one. */
class Watch {
  readonly #pair: Pair;
  readonly #pid: number | undefined;
  readonly #judge: typeof findFault;
  /** What both had answered when the watch began. */
  readonly #before: { readonly blue: RequestFigures; readonly green: RequestFigures };

  static async begin(pair: Pair, judge: typeof findFault): Promise<Watch> {
    const [blue, green] = await Promise.all([figuresOf(pair.blue), figuresOf(pair.green)]);
    return new Watch(pair, judge, { blue, green });
  }

  private constructor(
    pair: Pair,
    judge: typeof findFault,
    before: { blue: RequestFigures; green: RequestFigures },
  ) {
    this.#pair = pair;
    this.#judge = judge;
    this.#pid = pair.green.pid;
    this.#before = before;
  }

  async during(ms: number): Promise<void> {
    const until = performance.now() + ms;
    do {
      await delay(Math.min(lookEveryMs, Math.max(0, until - performance.now())));
      await this.#look();
    } while (performance.now() < until);
  }

  async #look(): Promise<void> {
    const { blue, green } = this.#pair;
    if (green.pid !== this.#pid) throw new FaultError('it ended');
    const [its, usual] = await Promise.all([figuresOf(green), figuresOf(blue), requireReady(green)]);
    const fault = this.#judge(since(this.#before.green, its), since(this.#before.blue, usual));
    if (fault !== null) throw new FaultError(fault);
  }
}

async function requireReady({ options }: ServiceProcess): Promise<void> {
  const { status } = await ask(`${options.url}/readyz`);
  if (status !== 200) throw new FaultError(`its health check was answered ${status}`);
}

async function figuresOf({ options }: ServiceProcess): Promise<RequestFigures> {
  return readFigures((await ask(`${options.url}/metrics`)).text);
}

async function ask(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(probeMs) });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    throw new FaultError(`${new URL(url).pathname} was not answered`, { cause: error });
  }
}
