import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { RoutesMessage } from '@studyhall/http';
import { packOnce } from '@studyhall/pack';
import { getService, readSettings, type ServiceName, secretNames, serviceNames } from '@studyhall/platform';
import { lockData } from './data-lock.ts';
import { choosePorts, findFreePort } from './ports.ts';
import { type Release, type ReleaseOutcome, releaseService } from './release.ts';
import { ReleaseUnderWayError } from './release-errors.ts';
import { loadSecrets } from './secrets.ts';
import { ServiceProcess } from './service-process.ts';
import { versionOf } from './version.ts';

export interface PlatformOptions {
  /** Data folder: databases, mail, secrets, logs. Nobody else may use it meanwhile. */
  readonly directory: string;
  /** `catalogue`: the ports of the catalogue, the front door's moved by PORT. `free`: any that are free. */
  readonly ports: 'catalogue' | 'free';
  /** The settings; those of the services' addresses are added. */
  readonly env: NodeJS.ProcessEnv;
  /** Told before a service is packed, which is done where its sources have changed. */
  readonly onPack?: (name: string) => void;
  readonly onCrash?: (name: ServiceName, how: string) => void;
  readonly onRestart?: (name: ServiceName) => void;
}

export interface Platform {
  /** The front door. */
  readonly url: string;
  readonly urls: Readonly<Record<ServiceName, string>>;
  readonly serviceSecret: string;
  readonly processes: Readonly<Record<ServiceName, ServiceProcess>>;
  /** Replaces a running service by another version of itself, or goes back; one at a time. */
  release(release: Release): Promise<ReleaseOutcome>;
  /** Ends every service, the front door first; resolves when all are gone. */
  stop(): Promise<void>;
}

/** Starts every service of the catalogue as its own process; resolves when all can take traffic. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const directory = resolve(options.directory);
  const lock = lockData(directory);
  try {
    const { stop, ...platform } = await startServices({ ...options, directory });
    return { ...platform, stop: () => stop().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startServices(options: PlatformOptions): Promise<Platform> {
  const { directory, env, onPack = () => {}, onCrash = () => {}, onRestart = () => {} } = options;
  const mains = await packServices(onPack);
  const secrets = loadSecrets(directory, env);
  const urls = await chooseUrls(options);
  const shared = {
    ...env,
    ...secrets,
    ...Object.fromEntries(serviceNames.map((name) => [`${name.toUpperCase()}_URL`, urls[name]])),
    STUDYHALL_DATA: directory,
    REUSE_PORT: 'on',
    PUBLIC_URL: env['PUBLIC_URL'] || urls.edge,
  };
  const logs = join(directory, 'logs');
  mkdirSync(logs, { recursive: true });
  let message: RoutesMessage = { type: 'routes', routes: mapServices((name) => ({ primary: urls[name] })) };
  const makeProcess = ({ name, url, trialPort, main, log, version }: ProcessPlace) => {
    const own = {
      PORT: new URL(url).port,
      STUDYHALL_VERSION: version,
      ...(name !== 'edge' && { HOST: '127.0.0.1' }),
    };
    // As on AWS, where each reads only its own.
    const foreign = secretNames.filter((secret) => !getService(name).secrets.includes(secret));
    const withheld = Object.fromEntries(foreign.map((secret) => [secret, undefined]));
    return new ServiceProcess({
      name,
      url,
      main,
      ...(trialPort !== undefined && { trialPort }),
      routes: () => message,
      logFile: newLog(join(logs, log)),
      env: { ...shared, ...withheld, ...own },
      onCrash,
      onRestart,
    });
  };
  const version = await versionOf(ownRoot);
  const processes = mapServices((name) =>
    makeProcess({ name, url: urls[name], main: mains[name], log: name, version }),
  );
  /** Beside those: the replacement, while a release is under way. */
  const extra = new Set<ServiceProcess>();
  const everyProcess = () => [...Object.values(processes), ...extra];
  const stop = async () => {
    await processes.edge.stop();
    await Promise.all(everyProcess().map((process) => process.stop()));
  };
  let releasing = false;
  const release = async (wanted: Release): Promise<ReleaseOutcome> => {
    if (releasing) throw new ReleaseUnderWayError();
    releasing = true;
    try {
      return await releaseService(wanted, {
        frontDoor: urls.edge,
        current: (name) => processes[name],
        make: async (name, root) => {
          const main = await packOnce({ root, name });
          const port = await findFreePort('127.0.0.1');
          const place =
            name === 'edge' ? { url: urls.edge, trialPort: port } : { url: `http://127.0.0.1:${port}` };
          const log = `${name}.replacement`;
          const made = makeProcess({ name, ...place, main, log, version: await versionOf(root) });
          extra.add(made);
          return made;
        },
        setRoute: (name, route, testKey) => {
          const routes = { ...message.routes, [name]: route };
          message = { type: 'routes', routes, ...(testKey !== undefined && { testKey }) };
          for (const process of everyProcess()) process.sendRoutes();
        },
        promote: (name, replacement) => {
          extra.delete(replacement);
          extra.add(processes[name]);
          processes[name] = replacement;
        },
        forget: (process) => extra.delete(process),
      });
    } finally {
      releasing = false;
    }
  };
  try {
    await Promise.all(serviceNames.map((name) => processes[name].start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: urls.edge, urls, serviceSecret: secrets.SERVICE_SECRET, processes, release, stop };
}

const ownRoot = dirname(dirname(import.meta.dirname));

interface ProcessPlace {
  readonly name: ServiceName;
  readonly url: string;
  readonly trialPort?: number;
  readonly main: string;
  /** Name of its log file, without the ending. */
  readonly log: string;
  readonly version: string;
}

async function chooseUrls({ env, ports }: PlatformOptions): Promise<Record<ServiceName, string>> {
  const { HOST: host, PORT } = readSettings(env, ['HOST', 'PORT']);
  const anyPort = ports === 'free';
  const port = anyPort ? 0 : (PORT ?? getService('edge').port);
  const portOf = await choosePorts({ host, port, anyPort });
  // Who listens everywhere is reached here.
  const isAnywhere = host === '0.0.0.0' || host === '::';
  const frontDoor = isAnywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return mapServices((name) => `http://${name === 'edge' ? frontDoor : '127.0.0.1'}:${portOf.get(name)}`);
}

/** The log of this run; that of the last one is kept beside it. */
function newLog(path: string): string {
  const file = `${path}.log`;
  if (existsSync(file)) renameSync(file, `${path}.previous.log`);
  return file;
}

/** One after the other: each takes all the processors there are. */
async function packServices(onPack: (name: string) => void): Promise<Record<ServiceName, string>> {
  const mains = mapServices(() => '');
  for (const name of serviceNames) mains[name] = await packOnce({ root: ownRoot, name, onPack });
  return mains;
}

function mapServices<T>(make: (name: ServiceName) => T): Record<ServiceName, T> {
  // Made from the list of all names.
  return Object.fromEntries(serviceNames.map((name) => [name, make(name)])) as Record<ServiceName, T>;
}
