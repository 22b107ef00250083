import { createHash } from 'node:crypto';

/** Before every demo, so that what people make later sorts behind it. */
const epoch = Date.UTC(2025, 0, 1);

/** A UUIDv7 that is the same every time: the moment is made up, and the rest follows from what it names. */
export function demoId(kind: string, index: number): string {
  const time = (epoch + index).toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(`${kind} ${index}`).digest('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}
