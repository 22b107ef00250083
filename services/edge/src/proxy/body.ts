import type { IncomingMessage } from 'node:http';
import { type Readable, Transform, type TransformCallback } from 'node:stream';
import { BodyTooLargeError } from '../errors.ts';

const mebibyte = 1024 * 1024;

/** Bytes that the body of a request to this path may have. */
export function bodyLimitOf(path: string): number {
  return /\/imports?(?:\/[^/]+)?$/.test(path) ? 5 * mebibyte : mebibyte;
}

/**
 * The body as it arrives, or null where there is none to pass on. Throws BodyTooLargeError where the request says
 * that it is; the stream fails with one where it turns out to be. Destroying the stream leaves the request alone:
 * the client's connection still carries the answer.
 */
export function limitedBody(request: IncomingMessage, limit: number): Readable | null {
  const { method, headers } = request;
  const length = Number(headers['content-length'] ?? 0);
  if (method === 'GET' || method === 'HEAD') return null;
  if (length > limit) throw new BodyTooLargeError(limit);
  if (length === 0 && headers['transfer-encoding'] === undefined) return null;
  const body = new LimitedBody(limit);
  request.once('error', (error) => body.destroy(error));
  // It may fail between two attempts, when nobody else listens.
  body.on('error', () => {});
  request.pipe(body);
  // What the service does not want any more is read all the same: only then can the next request come.
  body.once('close', () => request.resume());
  return body;
}

class LimitedBody extends Transform {
  readonly #limit: number;
  #size = 0;

  constructor(limit: number) {
    super();
    this.#limit = limit;
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.#size += chunk.length;
    if (this.#size > this.#limit) done(new BodyTooLargeError(this.#limit));
    else done(null, chunk);
  }
}
