import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { json } from 'node:stream/consumers';
import { matches } from '@studyhall/http';
import { serviceNames } from '@studyhall/platform';
import { type Static, Type } from 'typebox';
import { checkOut } from './check-out.ts';
import type { Platform } from './platform.ts';
import { ReleaseUnderWayError } from './release-errors.ts';

const OrderSchema = Type.Object({
  service: Type.Enum(serviceNames),
  /** Of the repository; without it the working tree as it is. */
  commit: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z][0-9A-Za-z./_-]*$', maxLength: 100 })),
});
export type ReleaseOrder = Static<typeof OrderSchema>;

/** What comes back, a line of JSON each: sentences, then how it ended. */
export type ReleaseNews =
  | { readonly line: string }
  | { readonly outcome: 'released' | 'reverted' | 'failed' };

export class NotRunningError extends Error {
  override name = 'NotRunningError';
  constructor(directory: string) {
    super(`Study Hall does not run on ${directory}. Start it with npm start, or set STUDYHALL_DATA.`);
  }
}

type Releasing = Pick<Platform, 'release'>;

const ownRoot = dirname(dirname(import.meta.dirname));

function socketOf(directory: string): string {
  return join(directory, 'control.sock');
}

/** Lets the owner of the data folder, and nobody else, order releases while the platform runs. */
export async function openControl(
  platform: Releasing,
  directory: string,
): Promise<{ close(): Promise<void> }> {
  const path = socketOf(directory);
  // The folder is locked: whoever left this is gone.
  rmSync(path, { force: true });
  const server = createServer((incoming, answer) => {
    void carryOut(platform, directory, incoming, answer);
  });
  // Only its owner may connect.
  const usual = process.umask(0o177);
  server.listen(path);
  await once(server, 'listening');
  process.umask(usual);
  return {
    close: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

async function carryOut(
  platform: Releasing,
  directory: string,
  incoming: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const tell = (news: ReleaseNews) => answer.write(`${JSON.stringify(news)}\n`);
  const report = (line: string) => tell({ line });
  try {
    const order = await json(incoming);
    if (!matches(OrderSchema, order)) throw new ReleaseOrderError();
    const root = order.commit === undefined ? ownRoot : await checkOut(order.commit, { directory, report });
    tell({ outcome: await platform.release({ name: order.service, root, report }) });
  } catch (error) {
    report(isExpected(error) ? error.message : String(error instanceof Error ? error.stack : error));
    tell({ outcome: 'failed' });
  }
  answer.end();
}

class ReleaseOrderError extends Error {
  override name = 'ReleaseOrderError';
  constructor() {
    super(`Name one of ${serviceNames.join(', ')}, and perhaps a commit.`);
  }
}

function isExpected(error: unknown): error is Error {
  return error instanceof ReleaseUnderWayError || error instanceof ReleaseOrderError;
}

/** Orders a release of the platform that runs on a data folder; answers how it ended. */
export async function orderRelease(
  directory: string,
  order: ReleaseOrder,
  report: (line: string) => void,
): Promise<'released' | 'reverted' | 'failed'> {
  const asking = request({ socketPath: socketOf(directory), method: 'POST', path: '/releases' });
  asking.end(JSON.stringify(order));
  const [answer] = await once(asking, 'response').catch((error: NodeJS.ErrnoException) => {
    const nobody = error.code === 'ENOENT' || error.code === 'ECONNREFUSED';
    throw nobody ? new NotRunningError(directory) : error;
  });
  for await (const text of createInterface({ input: answer })) {
    // Written by carryOut above.
    const news = JSON.parse(text) as ReleaseNews;
    if ('outcome' in news) return news.outcome;
    report(news.line);
  }
  report('The platform stopped before the release was done.');
  return 'failed';
}
