import type { OutgoingHttpHeaders } from 'node:http';
import { drainingHeader } from '@studyhall/http';
import type { FastifyReply } from 'fastify';
import type { Dispatcher } from 'undici';
import { endToEndHeaders, isEventStream } from './headers.ts';

/** Why no answer came. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError';
  /** Whether any part of the request went out. */
  readonly sent: boolean;
  constructor(cause: unknown, sent: boolean) {
    super('no answer', { cause });
    this.sent = sent;
  }
}

/** Hands a service's answer to the client as it arrives, no faster than the client takes it. */
export class Relay implements Dispatcher.DispatchHandler {
  readonly #reply: FastifyReply;
  readonly #onDraining: () => void;
  readonly #begun = Promise.withResolvers<void>();
  #controller: Dispatcher.DispatchController | undefined;
  #isStream = false;

  /** @param onDraining called when the answer says that its process is about to stop. */
  constructor(reply: FastifyReply, onDraining: () => void) {
    this.#reply = reply;
    this.#onDraining = onDraining;
    reply.raw.once('close', () => this.#onClientClose());
  }

  /** Resolves when the answer begins, or the client is gone; rejects with NoAnswerError. */
  get begun(): Promise<void> {
    return this.#begun.promise;
  }

  /** Whether the answer goes on until somebody ends it: server-sent events. */
  get isStream(): boolean {
    return this.#isStream;
  }

  /** Ends the answer as its service would, so that the client comes again; what it has half it forgets. */
  end(): void {
    this.#reply.raw.end();
    this.#controller?.abort(new Error('the front door stops'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#reply.raw.destroyed) controller.abort(new Error('the client is gone'));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    if (headers[drainingHeader] !== undefined) this.#onDraining();
    this.#isStream = isEventStream(headers);
    this.#reply.hijack();
    const { raw } = this.#reply;
    // Fastify types each known header anew, and some wider than Node does.
    const ours = this.#reply.getHeaders() as OutgoingHttpHeaders;
    raw.writeHead(status, { ...endToEndHeaders(headers), ...ours });
    // A stream of events may have nothing to say for long.
    if (headers['content-length'] === undefined) raw.flushHeaders();
    this.#begun.resolve();
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const { raw } = this.#reply;
    if (raw.writableEnded || raw.write(chunk)) return;
    controller.pause();
    raw.once('drain', () => controller.resume());
  }

  onResponseEnd(): void {
    this.#reply.raw.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    // Cut off, so that half an answer is never taken for a whole one.
    const { raw } = this.#reply;
    if (raw.writableEnded) return;
    if (raw.headersSent) raw.destroy();
    else this.#begun.reject(new NoAnswerError(error, this.#controller !== undefined));
  }

  #onClientClose(): void {
    if (this.#reply.raw.writableFinished) return;
    this.#reply.hijack();
    this.#begun.resolve();
    this.#controller?.abort(new Error('the client is gone'));
  }
}
