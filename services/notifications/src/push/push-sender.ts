import {
  AddressRefusedError,
  checkAddress,
  createOutboundAgent,
  internet,
  type Network,
} from '@studyhall/outbound';
import { type Dispatcher, request } from 'undici';
import type { PushKeys } from '../data/push-repository.ts';
import type { PushSubscriptionRow } from '../data/tables.ts';
import type { PushMessage } from './push-message.ts';

export type PushAnswer =
  | { readonly outcome: 'accepted' }
  /** The browser cannot be told any more. */
  | { readonly outcome: 'gone'; readonly problem: string }
  /** Not this message; the next one may be taken. */
  | { readonly outcome: 'refused'; readonly problem: string }
  | { readonly outcome: 'later'; readonly problem: string; readonly afterMs?: number }
  /** Nobody answers: no use in trying others there now. */
  | { readonly outcome: 'silent'; readonly problem: string };

export interface PushSender {
  send(
    browser: Pick<PushSubscriptionRow, 'endpoint' | 'p256dh' | 'auth'>,
    message: PushMessage,
  ): Promise<PushAnswer>;
  close(): Promise<void>;
}

interface PushSenderOptions {
  readonly keys: PushKeys;
  /** Where people reach the platform: push services turn to it when they have something to complain of. */
  readonly publicUrl: string;
  readonly network?: Network | undefined;
}

const largestAnswer = 64 * 1024;
const longestPauseMs = 3_600_000;

/** Encrypts for the browser (RFC 8291), signs (RFC 8292) and hands over to its push service (RFC 8030). */
export function createPushSender({ keys, publicUrl, network = internet }: PushSenderOptions): PushSender {
  const dispatcher = createOutboundAgent(network, { mostBytes: largestAnswer });
  const { protocol, hostname } = new URL(publicUrl);
  const subject = protocol === 'https:' ? publicUrl : `mailto:no-reply@${hostname}`;
  const vapidDetails = { subject, ...keys };
  return {
    send: async ({ endpoint, p256dh, auth }, { payload, topic, urgency, ttlSeconds }) => {
      try {
        const url = checkAddress(endpoint, network);
        // 15 MiB that only a process with a browser to tell needs.
        const { default: webPush } = await import('web-push');
        const options = { vapidDetails, topic, urgency, TTL: ttlSeconds };
        const keyed = { endpoint, keys: { p256dh, auth } };
        const { headers, body } = webPush.generateRequestDetails(keyed, payload, options);
        const signal = AbortSignal.timeout(network.timeoutMs);
        return judge(await request(url, { dispatcher, method: 'POST', headers, body, signal }));
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        if (error instanceof AddressRefusedError) return { outcome: 'gone', problem };
        return { outcome: 'silent', problem };
      }
    },
    close: () => dispatcher.close(),
  };
}

async function judge({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<PushAnswer> {
  await body.dump({ limit: largestAnswer });
  const problem = `The push service answered with status ${statusCode}.`;
  if (statusCode >= 200 && statusCode < 300) return { outcome: 'accepted' };
  if (statusCode === 404 || statusCode === 410) return { outcome: 'gone', problem };
  if (statusCode !== 429 && statusCode < 500) return { outcome: 'refused', problem };
  const seconds = Number(headers['retry-after']);
  if (!(seconds > 0)) return { outcome: 'later', problem };
  return { outcome: 'later', problem, afterMs: Math.min(longestPauseMs, seconds * 1000) };
}
