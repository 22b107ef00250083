import {
  AddressRefusedError,
  checkAddress,
  createOutboundAgent,
  internet,
  type Network,
} from '@studyhall/outbound';
import { request } from 'undici';

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
}

export interface FeedClient {
  /** Throws FeedError. */
  fetch(request: FeedRequest): Promise<FeedAnswer>;
  close(): Promise<void>;
}

export const largestFeed = 5 * 1024 * 1024;

/**
 * Fetches calendars from addresses that people give: no redirects, no way into our own network, bounded in size and
 * time.
 */
export function createFeedClient(network: Network = internet): FeedClient {
  const dispatcher = createOutboundAgent(network, { mostBytes: largestFeed });
  return {
    fetch: async (feed) => {
      try {
        // `webcal` is how programs write the address of a calendar.
        const url = checkAddress(feed.url.replace(/^webcal:/i, 'https:'), network);
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
  if (error instanceof AddressRefusedError) return new FeedError(error.message, { cause: error });
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
