import type { ServerResponse } from 'node:http';
import type { NotificationRow } from '../data/tables.ts';
import type { Reader as TextReader } from '../domain/texts/text.ts';
import { presentNotification } from '../presenters.ts';
import { toFrame } from './frame.ts';

export type EndReason = 'token-expired' | 'stopping' | 'replaced' | 'erased';

/** What one reader may leave unread in memory; who is slower is cut off, and resumes where they were. */
const mostBuffered = 64 * 1024;

export interface OpenStreamOptions {
  readonly response: ServerResponse;
  readonly personId: string;
  /** Position of the last change that the client has seen. */
  readonly position: number;
  /** Language and zone of its texts. */
  readonly reader: TextReader;
}

/** One connected client. */
export class OpenStream {
  readonly personId: string;
  reader: TextReader;
  /** Until it is live, what is new is read from the database; `behind` says that there is more than was read. */
  isLive = false;
  isBehind = false;
  readonly #response: ServerResponse;
  #position: number;

  constructor({ response, personId, position, reader }: OpenStreamOptions) {
    this.#response = response;
    this.personId = personId;
    this.#position = position;
    this.reader = reader;
  }

  get position(): number {
    return this.#position;
  }

  get isOpen(): boolean {
    return !this.#response.destroyed && !this.#response.writableEnded;
  }

  /** Sends a change, unless the client has seen it or a later one. */
  sendChange(row: NotificationRow): void {
    const position = Number(row.position);
    if (position <= this.#position) return;
    this.#position = position;
    this.write(toFrame('notification', presentNotification(row, this.reader), position));
  }

  send(event: string, data: unknown): void {
    this.write(toFrame(event, data));
  }

  write(text: string): void {
    if (!this.isOpen) return;
    this.#response.write(text);
    if (this.isLive && this.#response.writableLength > mostBuffered) this.#response.destroy();
  }

  /** Resolves when what was written is on its way; false where the client does not take it. */
  async drained(withinMs: number): Promise<boolean> {
    const response = this.#response;
    if (!response.writableNeedDrain || !this.isOpen) return this.isOpen;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(() => response.destroy(), withinMs);
    response.once('drain', resolve).once('close', resolve);
    await promise;
    clearTimeout(timer);
    response.off('drain', resolve).off('close', resolve);
    return this.isOpen;
  }

  end(reason: EndReason): void {
    if (!this.isOpen) return;
    this.send('end', { reason });
    this.#response.end();
  }
}
