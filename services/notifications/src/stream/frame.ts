/** One event of a stream: https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream */
export function toFrame(event: string, data: unknown, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A comment: it keeps proxies and clients from taking silence for a lost connection. */
export const heartbeat = ': still here\n\n';

/** How soon a client that was cut off comes again. */
export const retryFrame = 'retry: 2000\n\n';
