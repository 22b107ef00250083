import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly saysWhen: boolean;
}

const headEnd = Buffer.from('\r\n\r\n');
const statusPattern = /^HTTP\/1\.1 (\d{3}) /;
const lengthPattern = /\r\ncontent-length: (\d+)/i;
const retryAfterPattern = /\r\nretry-after: /i;

/**
 * A connection that sends one request at a time, ready as bytes, and reads no more of its answer than the status, when
 * to come back, and how long it is. A whole HTTP client takes more of the processors that the platform is to answer
 * with than the platform takes to refuse.
 */
export class RawConnection {
  readonly #socket: Socket;
  #answered: PromiseWithResolvers<RawAnswer> | undefined;
  #answer: RawAnswer | undefined;
  #head: Buffer = Buffer.alloc(0);
  /** Bytes of the answer that have not come yet. */
  #missing = 0;

  /** Rejects with the error of the socket where nobody listens there. */
  static async open({ hostname, port }: URL, patienceMs: number): Promise<RawConnection> {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    return new RawConnection(socket, patienceMs);
  }

  private constructor(socket: Socket, patienceMs: number) {
    this.#socket = socket;
    // Without an encoding, the parts are buffers.
    socket.on('data', (chunk) => this.#read(chunk as Buffer));
    socket.on('error', (error) => this.#answered?.reject(error));
    socket.on('close', () => this.#answered?.reject(new Error('the connection was closed')));
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('no answer came')));
  }

  /** Rejects where no whole answer came; the connection is of no use then. */
  ask(request: Buffer): Promise<RawAnswer> {
    if (this.#socket.destroyed) return Promise.reject(new Error('the connection was closed'));
    this.#answered = Promise.withResolvers();
    this.#socket.write(request);
    return this.#answered.promise;
  }

  close(): void {
    this.#answered = undefined;
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    if (this.#answer === undefined) this.#readHead(chunk);
    else this.#missing -= chunk.length;
    if (this.#answer === undefined || this.#missing > 0) return;
    const { resolve } = this.#answered ?? {};
    const answer = this.#answer;
    this.#answer = undefined;
    resolve?.(answer);
  }

  #readHead(chunk: Buffer): void {
    const head = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk]);
    const end = head.indexOf(headEnd);
    if (end < 0) {
      this.#head = head;
      return;
    }
    this.#head = Buffer.alloc(0);
    const text = head.toString('latin1', 0, end);
    const status = statusPattern.exec(text)?.[1];
    const length = lengthPattern.exec(text)?.[1];
    if (status === undefined || length === undefined) {
      this.#socket.destroy(new Error(`an answer of unknown length: ${text}`));
      return;
    }
    this.#answer = { status: Number(status), saysWhen: retryAfterPattern.test(text) };
    this.#missing = end + headEnd.length + Number(length) - head.length;
  }
}

/** A GET request as bytes. */
export function rawRequest({ host }: URL, path: string, token: string | undefined): Buffer {
  const authorization = token === undefined ? '' : `authorization: Bearer ${token}\r\n`;
  return Buffer.from(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\n${authorization}\r\n`, 'latin1');
}
