import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { clientAddressHeader, drainingHeader } from '@studyhall/http';

/** They speak of one connection or one process, not of the message: https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  drainingHeader,
  'studyhall-test-route',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** What a client says about itself and its way here; only the front door's own word counts. */
const claimed = /^(?:x-forwarded-|forwarded$|x-real-ip$|via$)/;

/** Of a request, these two are answered by the front door itself. */
const ownBusiness: ReadonlySet<string> = new Set(['host', 'expect']);

/** Headers of a message without those that end at this connection, whether by standard or by its own word. */
export function endToEndHeaders(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const { connection } = headers;
  const named = connection === undefined || connection === 'keep-alive' ? [] : tokensOf(connection);
  const kept: OutgoingHttpHeaders = {};
  for (const name of Object.keys(headers)) {
    if (!hopByHop.has(name) && !named.includes(name)) kept[name] = headers[name];
  }
  return kept;
}

/** Whether an answer goes on until somebody ends it. */
export function isEventStream(headers: IncomingHttpHeaders): boolean {
  return headers['content-type']?.startsWith('text/event-stream') === true;
}

function tokensOf(list: string): string[] {
  return list.split(',').map((token) => token.trim().toLowerCase());
}

export interface Sender {
  readonly address: string;
  readonly protocol: 'http' | 'https';
  readonly requestId: string;
  readonly traceparent: string;
}

/** Headers of a client's request as a service gets them. */
export function forwardedHeaders(headers: IncomingHttpHeaders, sender: Sender): OutgoingHttpHeaders {
  const forwarded: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(endToEndHeaders(headers))) {
    if (!ownBusiness.has(name) && !claimed.test(name)) forwarded[name] = value;
  }
  forwarded[clientAddressHeader] = sender.address;
  forwarded['x-forwarded-for'] = sender.address;
  forwarded['x-forwarded-proto'] = sender.protocol;
  forwarded['x-request-id'] = sender.requestId;
  forwarded['traceparent'] = sender.traceparent;
  return forwarded;
}
