import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { getService, type ServiceName, serviceNames } from '@studyhall/platform';
import { loadSecrets } from './secrets.ts';
import { ServiceProcess } from './service-process.ts';

export interface PlatformOptions {
  /** Data folder: databases, mail, secrets, logs. */
  readonly directory: string;
  /** `catalogue`: the ports of the catalogue, the front door's moved by PORT. `free`: any that are free. */
  readonly ports: 'catalogue' | 'free';
  /** The settings; those of the services' addresses are added. */
  readonly env: NodeJS.ProcessEnv;
  readonly onCrash?: (name: ServiceName, how: string) => void;
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
export async function startPlatform({
  directory,
  ports,
  env,
  onCrash = () => undefined,
}: PlatformOptions): Promise<Platform> {
  const data = resolve(directory);
  const logs = join(data, 'logs');
  mkdirSync(logs, { recursive: true });
  const secrets = loadSecrets(data, env);
  const portOf = await choosePorts(ports, env);
  const host = '127.0.0.1';
  const urls = mapServices((name) => `http://${host}:${portOf[name]}`);
  const shared = {
    ...env,
    ...secrets,
    ...Object.fromEntries(serviceNames.map((name) => [`${name.toUpperCase()}_URL`, urls[name]])),
    STUDYHALL_DATA: data,
    PUBLIC_URL: env['PUBLIC_URL'] || urls.edge,
  };
  const processes = mapServices(
    (name) =>
      new ServiceProcess({
        name,
        url: urls[name],
        logFile: join(logs, `${name}.log`),
        env: { ...shared, PORT: String(portOf[name]), ...(name !== 'edge' && { HOST: host }) },
        onCrash,
      }),
  );
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

function mapServices<T>(make: (name: ServiceName) => T): Record<ServiceName, T> {
  // Made from the list of all names.
  return Object.fromEntries(serviceNames.map((name) => [name, make(name)])) as Record<ServiceName, T>;
}

async function choosePorts(
  ports: PlatformOptions['ports'],
  env: NodeJS.ProcessEnv,
): Promise<Record<ServiceName, number>> {
  if (ports === 'catalogue') {
    return mapServices((name) => (name === 'edge' && Number(env['PORT'])) || getService(name).port);
  }
  const servers = serviceNames.map(() => createServer());
  const free = await Promise.all(
    servers.map(async (server) => {
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
      return address.port;
    }),
  );
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return mapServices((name) => free[serviceNames.indexOf(name)] ?? 0);
}
