import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { traceBooking } from '../tests/booking-trace.ts';
import { drawTrace } from './telemetry/trace-picture.ts';

const file = join(import.meta.dirname, '../docs/trace-of-a-booking.svg');
const directory = mkdtempSync(join(tmpdir(), 'studyhall-trace-'));
try {
  const { spans, stop } = await traceBooking({ directory });
  await stop();
  const title = `A booking: one trace of ${spans.length} spans, from the edge to the mail`;
  writeFileSync(file, drawTrace(spans, title));
  console.log(`${file}: ${spans.length} spans`);
} finally {
  rmSync(directory, { recursive: true });
}
