import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type ServiceName, serviceNames } from '@studyhall/platform';
import { type Mariadb, openDoor } from '@studyhall/testing';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import type { World } from '../../tests/world.ts';
import type { Fault } from './strike-fault.ts';

type Struck = Pick<World, 'platform'>;

/** Whoever cannot reach the front door reaches nobody. */
const hitBy = (name: ServiceName) => (name === 'edge' ? serviceNames : [name]);

function signal({ platform }: Struck, name: ServiceName, what: NodeJS.Signals): void {
  const { pid } = platform.processes[name];
  if (pid === undefined) throw new Error(`${name} does not run`);
  process.kill(pid, what);
}

/** It is started again by the platform. */
export function kill(world: Struck, name: ServiceName): Fault {
  return {
    name: `${name} killed`,
    hits: hitBy(name),
    strike: async () => signal(world, name, 'SIGKILL'),
  };
}

export function pause(world: Struck, name: ServiceName, seconds = 10): Fault {
  return {
    name: `${name} paused ${seconds} s`,
    hits: hitBy(name),
    strike: async () => {
      signal(world, name, 'SIGSTOP');
      await delay(seconds * 1_000);
      signal(world, name, 'SIGCONT');
    },
  };
}

/** The tutors service reaches the calendar through a door that holds up everything it lets through. */
export function slowCalendar({ platform }: Struck, seconds = 10): Fault {
  return {
    name: `calendar 2 s away from tutors for ${seconds} s`,
    hits: [],
    strike: async () => {
      const door = await openDoor();
      door.leadTo(platform.urls.calendar, 1_000);
      const { tutors } = platform.processes;
      const { routes, ...message } = tutors.options.routes();
      tutors.sendRoutes({ ...message, routes: { ...routes, calendar: { primary: door.url } } });
      await delay(seconds * 1_000);
      tutors.sendRoutes();
      await door.close();
    },
  };
}

/** Needs the clock of this folder to be loaded into the services. */
export function clockForward(world: Struck): Fault {
  return {
    name: 'every clock an hour forward',
    hits: [],
    strike: async () => {
      for (const name of serviceNames) signal(world, name, 'SIGUSR2');
    },
  };
}

const withDatabase = serviceNames.filter((name) => name !== 'edge');

export function databaseRestarted(server: Mariadb, seconds = 3): Fault {
  return {
    name: `database away for ${seconds} s`,
    hits: withDatabase,
    strike: async () => {
      await server.kill();
      await delay(seconds * 1_000);
      await server.restart();
    },
  };
}

const cuts = 20;
const betweenCutsMs = 50;

/** Over and over for a second, so that statements and commits that are under way are hit too. */
export function connectionsCut({ url }: Mariadb): Fault {
  return {
    name: 'connections to the database cut',
    hits: withDatabase,
    strike: async () => {
      const connection = await createConnection(url);
      try {
        for (let cut = 0; cut < cuts; cut += 1) {
          await cutOthers(connection);
          await delay(betweenCutsMs);
        }
      } finally {
        await connection.end();
      }
    },
  };
}

async function cutOthers(connection: Connection): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>('SHOW PROCESSLIST');
  const others = rows.filter(({ Id, User }) => Id !== connection.threadId && User !== 'system user');
  // One may have gone by itself meanwhile.
  await Promise.allSettled(others.map(({ Id }) => connection.query(`KILL ${Number(Id)}`)));
}

/** For a data folder that is a disk of its own. */
export function diskFull(directory: string, seconds = 5): Fault {
  const ballast = join(directory, 'ballast');
  return {
    name: `disk full for ${seconds} s`,
    // They read still; what they are asked for may have to be written.
    hits: withDatabase,
    strike: async () => {
      const file = createWriteStream(ballast);
      const full = once(file, 'error');
      const block = Buffer.alloc(1 << 20);
      const fill = () => {
        while (file.writable && file.write(block));
      };
      file.on('drain', fill);
      fill();
      await full;
      await delay(seconds * 1_000);
      await rm(ballast);
    },
  };
}
