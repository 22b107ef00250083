import { openDatabase } from '@studyhall/db';
import { createLog, createService } from '@studyhall/http';

/** A request of a service with a few statements, and what it takes: asked by any message, it says so. */
export interface Usage {
  readonly requests: number;
  /** Microseconds. */
  readonly cpu: number;
}

const statements = 3;
const [directory = ''] = process.argv.slice(2);
const db = await openDatabase({ directory, schema: 'tracing', poolSize: 1 });
let requests = 0;
const app = await createService({
  name: 'tutors',
  log: createLog({ name: 'tutors', level: 'warn' }),
  verifyToken: undefined,
  serviceSecret: undefined,
  rateLimit: false,
  now: Date.now,
});
app.get('/api/tutors', { schema: { operationId: 'look' } }, async () => {
  for (let statement = 0; statement < statements; statement += 1) await db.ping();
  requests += 1;
  return { requests };
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ requests, cpu: user + system } satisfies Usage);
});
process.on('disconnect', () => process.exit());
process.send?.(url);
