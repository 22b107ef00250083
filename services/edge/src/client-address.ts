import type { IncomingMessage } from 'node:http';

/**
 * Who asks. Each of our own proxies adds the address it saw to the end of X-Forwarded-For; whatever stands before
 * those entries is the client's own word.
 */
export function findClientAddress({ headers, socket }: IncomingMessage, proxies: number): string {
  const seen = socket.remoteAddress ?? 'unknown';
  if (proxies === 0) return seen;
  const entries = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((entry) => entry.trim());
  return entries.at(-proxies) || seen;
}
