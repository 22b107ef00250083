import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readSettings, type ServiceName, SettingsError, serviceNames } from '@studyhall/platform';
import { NotRunningError, orderRelease } from './platform/control.ts';

const usage = `npm run release -- SERVICE [--commit COMMIT]
  Replaces a service of the platform that runs on STUDYHALL_DATA without interrupting anyone: by the working tree,
  or by a commit. SERVICE is one of ${serviceNames.join(', ')}.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { commit: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  const [name, ...more] = positionals;
  if (values.help || more.length > 0 || !isServiceName(name)) {
    console.log(usage);
    return values.help ? 0 : 1;
  }
  const directory = resolve(readSettings(process.env, ['STUDYHALL_DATA']).STUDYHALL_DATA);
  const order = { service: name, ...(values.commit !== undefined && { commit: values.commit }) };
  const outcome = await orderRelease(directory, order, (line) => console.log(line));
  return outcome === 'released' ? 0 : 1;
}

function isServiceName(name: string | undefined): name is ServiceName {
  return serviceNames.some((other) => other === name);
}

try {
  process.exitCode = await main();
} catch (error) {
  const isExpected = error instanceof NotRunningError || error instanceof SettingsError;
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
}
