import { writeSync } from 'node:fs';

export interface LineBuffer {
  write(line: string): void;
  flushSync(): void;
}

const blockLength = 16_384;
const flushEveryMs = 200;
const retryAfterMs = 5;

/**
 * Gathers lines and writes them in blocks, at the latest after a fifth of a second and when the process exits.
 * Pino's own buffered destination measures all it holds again at every line, which costs as much as the rest of
 * the line.
 */
export function bufferLines(fileDescriptor: number): LineBuffer {
  let pending = '';
  const flushSync = () => {
    const block = pending;
    pending = '';
    writeAll(fileDescriptor, Buffer.from(block));
  };
  setInterval(flushSync, flushEveryMs).unref();
  process.on('exit', flushSync);
  return {
    write(line) {
      pending += line;
      if (pending.length >= blockLength) flushSync();
    },
    flushSync,
  };
}

/** A reader that is slow is waited for; one that is gone misses what nobody else would read. */
function writeAll(fileDescriptor: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(fileDescriptor, bytes, written);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryAfterMs);
    }
  }
}
