import { once } from 'node:events';
import process from 'node:process';
import { inParallel } from '../../tests/world.ts';
import { figuresOf } from './figures.ts';
import type { Order, Report } from './generator.ts';
import { type Sample, startOpenLoad } from './open-load.ts';
import { RawConnection, rawRequest } from './raw-connection.ts';

interface Answer {
  /** The code of the error where there was none; null where no connection was free to ask. */
  readonly status: number | string | null;
  readonly saysWhen: boolean;
}

const patienceMs = 15_000;
const openedAtOnce = 50;
/** Seconds in which that is sent which was due before; what is due in them is not counted. */
const overrun = 0.1;
const unsent: Answer = { status: null, saysWhen: false };

async function openConnections(base: URL, count: number): Promise<RawConnection[]> {
  const connections: RawConnection[] = [];
  const probe = rawRequest(base, '/readyz', undefined);
  await inParallel(Array.from({ length: count }), openedAtOnce, async () => {
    const connection = await RawConnection.open(base, patienceMs);
    const { status } = await connection.ask(probe);
    if (status !== 200) throw new Error(`a connection that was opened was answered ${status}`);
    connections.push(connection);
  });
  return connections;
}

async function ask(connection: RawConnection, request: Buffer): Promise<Answer> {
  try {
    return await connection.ask(request);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { status: 'code' in error ? String(error.code) : error.message, saysWhen: false };
  }
}

/** Its connection is of no use any more. */
function isBroken({ status }: Answer): boolean {
  return typeof status === 'string';
}

/** Sends what the order says; the answers are told as they come, each with how long after the first it was due. */
async function send(
  order: Order,
  onAnswer: (answer: Answer, due: { readonly at: number; readonly afterMs: number }) => void,
): Promise<void> {
  const { url, path, token, perSecond, connections, seconds, warmUpSeconds } = order;
  const base = new URL(url);
  const request = rawRequest(base, path, token);
  const clients = await openConnections(base, connections);
  const lasting = warmUpSeconds + seconds;
  const beganAt = performance.now();
  const tell = (answer: Answer, at: number) => onAnswer(answer, { at, afterMs: at - beganAt });
  if (perSecond === null) {
    const endAt = beganAt + lasting * 1_000;
    const keepAsking = async (client: RawConnection) => {
      for (let now = performance.now(); now < endAt; now = performance.now()) {
        const answer = await ask(client, request);
        tell(answer, now);
        if (isBroken(answer)) return;
      }
    };
    await Promise.all(clients.map(keepAsking));
  } else {
    // The one that has waited longest is next: none is idle for as long as the platform keeps idle ones.
    const free = [...clients];
    const load = startOpenLoad(perSecond, async (dueAt) => {
      const client = free.shift();
      const answer = client ? await ask(client, request) : unsent;
      tell(answer, dueAt);
      if (client && !isBroken(answer)) free.push(client);
      return client !== undefined;
    });
    await load.after(lasting + overrun);
  }
  for (const client of clients) client.close();
}

async function carryOut(order: Order): Promise<Report> {
  const byStatus = new Map<number | string, Sample[]>();
  let asked = 0;
  let withoutRetryAfter = 0;
  await send(order, ({ status, saysWhen }, { at: dueAt, afterMs }) => {
    const second = afterMs / 1_000 - order.warmUpSeconds;
    if (second < 0 || second >= order.seconds) return;
    asked += 1;
    if (status === null) return;
    if (status === 503 && !saysWhen) withoutRetryAfter += 1;
    const sample = { dueAt, ms: performance.now() - dueAt, ok: status === 200 };
    const alike = byStatus.get(status);
    if (alike) alike.push(sample);
    else byStatus.set(status, [sample]);
  });
  return {
    asked,
    sent: [...byStatus.values()].reduce((sum, { length }) => sum + length, 0),
    answers: Object.fromEntries([...byStatus].map(([status, samples]) => [status, figuresOf(samples)])),
    withoutRetryAfter,
  };
}

const [order] = await once(process, 'message');
process.send?.(await carryOut(order));
process.disconnect?.();
