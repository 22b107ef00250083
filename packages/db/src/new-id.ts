import { randomFillSync } from 'node:crypto';

/** Values of the 12 bits behind the milliseconds. */
const sequences = 4096;
const randomBytes = Buffer.alloc(8 * 256);
let randomOffset = randomBytes.length;
let lastMs = 0;
let sequence = 0;

/**
 * A UUIDv7 (RFC 9562): ids made by one process ascend, so that rows land at the end of their index. The 12
 * bits after the time are a counter that starts anew each millisecond (method 1 of section 6.2).
 */
export function newId(): string {
  advance();
  if (randomOffset === randomBytes.length) {
    randomFillSync(randomBytes);
    randomOffset = 0;
  }
  const high = randomBytes.readUInt32LE(randomOffset);
  const low = randomBytes.readUInt32LE(randomOffset + 4);
  randomOffset += 8;
  const time = lastMs.toString(16).padStart(12, '0');
  const counter = (0x7000 | sequence).toString(16);
  const variant = (0x8000 | (high & 0x3fff)).toString(16);
  const node = ((high >>> 16) * 2 ** 32 + low).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-${counter}-${variant}-${node}`;
}

/** Where the clock stands still or goes back, the counter goes on; where it is full, the time does. */
function advance(): void {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    sequence = 0;
  } else if (++sequence === sequences) {
    lastMs += 1;
    sequence = 0;
  }
}
