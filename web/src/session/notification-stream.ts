import { EventSourceParserStream } from 'eventsource-parser/stream';
import { api } from '../api/client.ts';
import type { Notification } from '../api/types.ts';

export interface StreamListener {
  /** Connected, with nothing seen before: what came until now is not told. */
  readonly onBegin: () => void;
  readonly onUnread: (count: number) => void;
  readonly onNotification: (notification: Notification) => void;
}

/** The last change that came; kept by whoever goes on later. */
export interface LastSeen {
  id?: string;
}

const firstWaitMs = 1_000;
const longestWaitMs = 10_000;
/** The platform says something every 15 seconds: after this, the connection is dead though nobody told. */
const longestSilenceMs = 40_000;

/**
 * Follows one's own notifications until the signal aborts. A connection that is lost, or ends with its token, is made
 * anew, and goes on after the last change that was seen.
 */
export async function followNotifications(
  listener: StreamListener,
  seen: LastSeen,
  signal: AbortSignal,
): Promise<void> {
  let waitMs = firstWaitMs;
  while (!signal.aborted) {
    const isHeard = await readStream(listener, seen, signal).catch(() => false);
    waitMs = isHeard ? firstWaitMs : Math.min(longestWaitMs, waitMs * 2);
    // Not all at the same time after the platform was away.
    await wait(waitMs * (0.5 + Math.random()), signal);
  }
}

/** Until the connection ends; whether anything came over it. */
async function readStream(listener: StreamListener, seen: LastSeen, signal: AbortSignal): Promise<boolean> {
  const silence = new AbortController();
  const isFirst = seen.id === undefined;
  const { response } = await api.GET('/api/notifications/stream', {
    params: { header: seen.id === undefined ? {} : { 'last-event-id': seen.id } },
    parseAs: 'stream',
    signal: AbortSignal.any([signal, silence.signal]),
  });
  // What was seen is not known any more: from now on, then.
  if (response.status === 400) delete seen.id;
  if (!response.ok || response.body === null) return false;
  const alive = watchSilence(() => silence.abort());
  let isHeard = false;
  try {
    const events = response.body
      .pipeThrough(alive.stream)
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    for await (const { id, event, data } of readAll(events)) {
      isHeard = true;
      if (id !== undefined) seen.id = id;
      if (event === 'ready' && isFirst) listener.onBegin();
      hear(event, JSON.parse(data), listener);
    }
    return isHeard;
  } catch {
    return isHeard;
  } finally {
    alive.stop();
  }
}

function hear(event: string | undefined, data: unknown, { onUnread, onNotification }: StreamListener): void {
  // The platform's own description of its events.
  if (event === 'notification') onNotification(data as Notification);
  if (event === 'ready' || event === 'unread') onUnread((data as { unread: number }).unread);
}

/** Passes on what comes, and says when nothing has come for too long. */
function watchSilence(onSilence: () => void) {
  let timer = setTimeout(onSilence, longestSilenceMs);
  const stop = () => clearTimeout(timer);
  const stream = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform: (chunk, controller) => {
      stop();
      timer = setTimeout(onSilence, longestSilenceMs);
      controller.enqueue(chunk);
    },
  });
  return { stream, stop };
}

/** Safari's streams cannot be iterated over yet. */
async function* readAll<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
