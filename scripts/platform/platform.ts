import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getService, readSettings, type ServiceName, serviceNames } from '@studyhall/platform';
import { lockData } from './data-lock.ts';
import { choosePorts } from './ports.ts';
import { loadSecrets } from './secrets.ts';
import { ServiceProcess } from './service-process.ts';

export interface PlatformOptions {
  /** Data folder: databases, mail, secrets, logs. Nobody else may use it meanwhile. */
  readonly directory: string;
  /** `catalogue`: the ports of the catalogue, the front door's moved by PORT. `free`: any that are free. */
  readonly ports: 'catalogue' | 'free';
  /** The settings; those of the services' addresses are added. */
  readonly env: NodeJS.ProcessEnv;
  readonly onCrash?: (name: ServiceName, how: string) => void;
  readonly onRestart?: (name: ServiceName) => void;
}

export interface Platform {
  /** The front door. */
  readonly url: string;
  readonly urls: Readonly<Record<ServiceName, string>>;
  readonly serviceSecret: string;
  readonly processes: Readonly<Record<ServiceName, ServiceProcess>>;
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
  const { directory, env, onCrash = () => {}, onRestart = () => {} } = options;
  const secrets = loadSecrets(directory, env);
  const urls = await chooseUrls(options);
  const shared = {
    ...env,
    ...secrets,
    ...Object.fromEntries(serviceNames.map((name) => [`${name.toUpperCase()}_URL`, urls[name]])),
    STUDYHALL_DATA: directory,
    PUBLIC_URL: env['PUBLIC_URL'] || urls.edge,
  };
  const logs = join(directory, 'logs');
  mkdirSync(logs, { recursive: true });
  const processes = mapServices((name) => {
    const url = urls[name];
    const own = { PORT: new URL(url).port, ...(name !== 'edge' && { HOST: '127.0.0.1' }) };
    return new ServiceProcess({
      name,
      url,
      logFile: newLog(join(logs, name)),
      env: { ...shared, ...own },
      onCrash,
      onRestart,
    });
  });
  const stop = async () => {
    await processes.edge.stop();
    await Promise.all(serviceNames.map((name) => processes[name].stop()));
  };
  try {
    await Promise.all(serviceNames.map((name) => processes[name].start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: urls.edge, urls, serviceSecret: secrets.SERVICE_SECRET, processes, stop };
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

function mapServices<T>(make: (name: ServiceName) => T): Record<ServiceName, T> {
  // Made from the list of all names.
  return Object.fromEntries(serviceNames.map((name) => [name, make(name)])) as Record<ServiceName, T>;
}
