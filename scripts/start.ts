import { resolve } from 'node:path';
import { PackError } from '@studyhall/pack';
import { readSettings, SettingsError } from '@studyhall/platform';
import { DemoError, loadDemo } from './demo/load-demo.ts';
import { buildUniversity, demoAccounts, demoPassword } from './demo/university.ts';
import { openControl } from './platform/control.ts';
import { DataInUseError } from './platform/data-lock.ts';
import { type Platform, startPlatform } from './platform/platform.ts';
import { PortTakenError } from './platform/ports.ts';
import { StartError } from './platform/service-process.ts';
import { buildWeb, WebBuildError } from './web-build.ts';

/** Their messages say it all; a stack would only distract. */
const expected = [
  DataInUseError,
  DemoError,
  PackError,
  PortTakenError,
  SettingsError,
  StartError,
  WebBuildError,
];

let running: Platform | undefined;
let control: { close(): Promise<void> } | undefined;
let stopping = false;

async function main(): Promise<void> {
  const settings = readSettings(process.env, ['PORT', 'STUDYHALL_DATA', 'STUDYHALL_DEMO']);
  const directory = resolve(settings.STUDYHALL_DATA);
  console.log('Study Hall is starting ...');
  await buildWeb(() => console.log('  Building the web application, once'));
  if (stopping) return;
  const platform = await startPlatform({
    directory,
    ports: settings.PORT === 0 ? 'free' : 'catalogue',
    env: process.env,
    onPack: (name) => console.log(`  Packing ${name}, once`),
    onCrash: (name, how) => console.log(`  ${name} ended (${how}); starting it again`),
    onRestart: (name) => console.log(`  ${name} is back`),
  });
  running = platform;
  if (stopping) return platform.stop();
  control = await openControl(platform, directory);
  console.log(describePlaces(platform.url));
  if (settings.STUDYHALL_DEMO === 'on') await offerDemo(platform, directory);
  console.log(`  Data and logs are in ${directory}. Ctrl-C stops everything.\n`);
}

async function offerDemo(platform: Platform, directory: string): Promise<void> {
  const university = buildUniversity(Date.now());
  if (!(await loadDemo(platform, directory, university))) return;
  const accounts = demoAccounts(university).map(({ role, email }) => `    ${role.padEnd(12)} ${email}`);
  console.log(`  Sign in at the demo university with the password ${demoPassword} as\n`);
  console.log(`${accounts.join('\n')}\n`);
}

function describePlaces(url: string): string {
  return `
  Study Hall   ${url}
  API          ${url}/api/docs
  Status       ${url}/api/status
`;
}

/** The first signal stops the services in order; a second one ends this process, and with it all of them. */
async function stop(): Promise<void> {
  if (stopping) process.exit(1);
  stopping = true;
  console.log('\nStudy Hall is stopping ...');
  await control?.close();
  await running?.stop();
}

async function run(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // What is cut off by stopping is no failure.
    if (stopping && running) return;
    console.error(
      expected.some((type) => error instanceof type) && error instanceof Error ? error.message : error,
    );
    await running?.stop();
    process.exitCode = 1;
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => run(stop));
await run(main);
