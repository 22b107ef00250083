import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { client } from '@studyhall/testing';
import { runWrk } from './wrk.ts';

export const connections = 64;

export interface Target {
  readonly url: string;
  readonly token?: string;
}

/** Requests a second of many clients. Throws where one failed. */
export async function throughput(target: Target, seconds: number): Promise<number> {
  const { requestsPerSecond, errors } = await runWrk({ ...target, connections, seconds });
  if (errors > 0) throw new Error(`${errors} requests to ${target.url} failed`);
  return requestsPerSecond;
}

/** Milliseconds that half of the requests of one client take at most. */
export async function latencyOfOne(target: Target): Promise<number> {
  return (await runWrk({ ...target, connections: 1, seconds: 2 })).p50;
}

/** What a side answers. */
export async function read<Body>({ url, token }: Target): Promise<Body> {
  const { origin, pathname, search } = new URL(url);
  return (await client(origin).get<Body>(`${pathname}${search}`, { token })).body;
}

export interface Chain {
  /** Starts one of the bare servers as a process and answers its address. */
  start(name: string, ...parameters: string[]): Promise<string>;
  stop(): void;
}

/** Bare processes, for the other side of a comparison. */
export function openChain(): Chain {
  const children: ChildProcess[] = [];
  return {
    start: async (name, ...parameters) => {
      const file = fileURLToPath(new URL(`bare/${name}.ts`, import.meta.url));
      const child = spawn(process.execPath, [file, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
      children.push(child);
      const [port] = await once(createInterface(child.stdout), 'line');
      return `http://127.0.0.1:${port}`;
    },
    stop: () => {
      for (const child of children) child.kill();
    },
  };
}
