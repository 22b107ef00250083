import { lookup as resolve } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, request } from 'undici';
import { isPublicAddress } from './public-address.ts';

export interface FeedRequest {
  readonly url: string;
  /** What the last answer called itself, so that an unchanged feed need not travel again. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
}

export type FeedAnswer =
  | { readonly outcome: 'unchanged' }
  | {
      readonly outcome: 'read';
      readonly text: string;
      readonly etag: string | null;
      readonly lastModified: string | null;
    };

/** Why a feed cannot be had, as a sentence for its owner. */
export class FeedError extends Error {
  override name = 'FeedError';
  /** Whether the address itself is refused, so that trying again is no use. */
  readonly isRefused: boolean;
  constructor(reason: string, { isRefused = false, cause }: { isRefused?: boolean; cause?: unknown } = {}) {
    super(reason, { cause });
    this.isRefused = isRefused;
  }
}

export interface FeedClient {
  /** Throws FeedError. */
  fetch(request: FeedRequest): Promise<FeedAnswer>;
  close(): Promise<void>;
}

/** The network as the client sees it. */
export interface FeedNetwork {
  readonly resolve: (hostname: string) => Promise<readonly { address: string; family: number }[]>;
  readonly isAllowed: (address: string) => boolean;
  readonly ports: ReadonlySet<string>;
  readonly ca?: string;
  readonly timeoutMs: number;
}

const internet: FeedNetwork = {
  resolve: (hostname) => resolve(hostname, { all: true }),
  isAllowed: isPublicAddress,
  // The default port is written as nothing.
  ports: new Set(['']),
  timeoutMs: 10_000,
};

export const largestFeed = 5 * 1024 * 1024;

/**
 * Fetches calendars from addresses that people give, who may be anybody: https alone, no redirects, no way into
 * our own network, bounded in size and time. Names are resolved once; the connection goes to the addresses that
 * were looked at, and where it went is looked at again.
 */
export function createFeedClient(network: FeedNetwork = internet): FeedClient {
  const connect = buildConnector({
    lookup: createLookup(network),
    timeout: Math.min(5_000, network.timeoutMs),
    ...(network.ca !== undefined && { ca: network.ca }),
  });
  const dispatcher = new Agent({
    maxResponseSize: largestFeed,
    connect: (options, callback) => {
      connect(options, (...[error, socket]) => {
        if (error) return callback(error, null);
        if (network.isAllowed(socket.remoteAddress ?? '')) return callback(null, socket);
        socket.destroy();
        return callback(refused(), null);
      });
    },
  });
  return {
    fetch: async (feed) => {
      const url = checkAddress(feed.url, network);
      try {
        return await exchange(url, feed);
      } catch (error) {
        throw toFeedError(error);
      }
    },
    close: () => dispatcher.close(),
  };

  async function exchange(url: URL, { etag, lastModified }: FeedRequest): Promise<FeedAnswer> {
    const response = await request(url, {
      dispatcher,
      method: 'GET',
      headers: {
        accept: 'text/calendar, text/plain;q=0.5',
        // What is packed could unfold to any size.
        'accept-encoding': 'identity',
        'user-agent': 'StudyHall-Calendar/1.0',
        ...(etag && { 'if-none-match': etag }),
        ...(lastModified && { 'if-modified-since': lastModified }),
      },
      signal: AbortSignal.timeout(network.timeoutMs),
    });
    const { statusCode, headers, body } = response;
    const problem = findProblem(statusCode, headers['content-encoding']);
    if (problem !== undefined || statusCode === 304) await discard(body);
    if (problem !== undefined) throw new FeedError(problem);
    if (statusCode === 304) return { outcome: 'unchanged' };
    const text = await body.text();
    return {
      outcome: 'read',
      text,
      etag: single(headers.etag),
      lastModified: single(headers['last-modified']),
    };
  }
}

/** The address to ask. `webcal` is how programs write the address of a calendar. */
function checkAddress(text: string, { isAllowed, ports }: FeedNetwork): URL {
  const address = text.replace(/^webcal:/i, 'https:');
  if (!URL.canParse(address)) throw new FeedError('This is not a web address.', { isRefused: true });
  const url = new URL(address);
  if (url.protocol !== 'https:')
    throw new FeedError('The address must begin with https://.', { isRefused: true });
  if (url.username || url.password) {
    throw new FeedError('The address must not hold a name or a password.', { isRefused: true });
  }
  if (!ports.has(url.port)) throw new FeedError('The address must not name a port.', { isRefused: true });
  // An address of numbers is connected to without being looked up.
  const literal =
    /^\[(.*)\]$/.exec(url.hostname)?.[1] ?? (/^[\d.]+$/.test(url.hostname) ? url.hostname : undefined);
  if (literal !== undefined && !isAllowed(literal)) throw refused();
  return url;
}

function createLookup({ resolve: resolveName, isAllowed }: FeedNetwork): LookupFunction {
  return (hostname, { all }, callback) => {
    resolveName(hostname).then(
      (found) => {
        const [first] = found;
        // One that is not allowed betrays a name that was made for it; the others are not tried either.
        if (!first || !found.every(({ address }) => isAllowed(address))) callback(refused(), []);
        else if (all) callback(null, [...found]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}

/** The same for every address within, so that nobody learns what answers there. */
function refused(): FeedError {
  return new FeedError('The address does not lead to a public server.', { isRefused: true });
}

function findProblem(status: number, encoding: string | string[] | undefined): string | undefined {
  if (status >= 300 && status < 400 && status !== 304) {
    return 'The address leads on to another one. Give the one where the calendar is.';
  }
  if (status === 401 || status === 403) return `The server does not let us read it (status ${status}).`;
  if (status === 404 || status === 410) return `There is no calendar at the address (status ${status}).`;
  if (status !== 200 && status !== 304) return `The server answered with status ${status}.`;
  const isPacked = encoding !== undefined && encoding !== 'identity';
  return isPacked ? 'The server sends the calendar packed, although asked not to.' : undefined;
}

async function discard(body: { dump(options: { limit: number }): Promise<void> }): Promise<void> {
  await body.dump({ limit: 16_384 });
}

function toFeedError(error: unknown): FeedError {
  if (error instanceof FeedError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const name = error instanceof Error ? error.name : '';
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    return new FeedError('The calendar is larger than 5 MiB.', { cause: error });
  }
  if (code === 'ENOTFOUND') return new FeedError('There is no server of that name.', { cause: error });
  if (name === 'TimeoutError' || String(code).includes('TIMEOUT')) {
    return new FeedError('The server took too long to answer.', { cause: error });
  }
  return new FeedError('The server could not be reached safely.', { cause: error });
}

function single(header: string | string[] | undefined): string | null {
  return typeof header === 'string' && header.length <= 500 ? header : null;
}
