import type { World } from '../../tests/world.ts';
import { planBookings } from './bookings.ts';
import { type Figures, figuresOf, header, missedLines, printTable, reference, rowOf } from './figures.ts';
import type { LoadClient } from './load-client.ts';
import { type Sample, startOpenLoad } from './open-load.ts';
import { runReferenceLoad } from './reference-load.ts';
import { bookablePeople, prepareTargets, type Target } from './targets.ts';

export interface LoadShape {
  readonly perSecond: number;
  readonly clients: number;
  readonly seconds: number;
}

/** A process that has just begun compiles what it runs often, bookings among it: that is not what is measured. */
export const warmUp = { perSecond: 700, seconds: 12 };

/** Our own limits, which bind on SQLite. */
const limits = { mean: 2, p99: 15 };

/** The reference test against each target, by its own tool and by one that counts waiting; true when all is kept. */
export async function repeatReference(world: World, client: LoadClient, shape: LoadShape): Promise<boolean> {
  const rows: string[][] = [
    [...header, 'verdict'],
    [...rowOf('the report', reference), ''],
  ];
  const wishes = planBookings(bookablePeople(world));
  let isKept = true;
  for (const target of await prepareTargets(world)) {
    const book = () => bookNext(world, client, wishes);
    const before = startOpenLoad(target.bookings, book);
    await measureOpen(client, target, warmUp);
    await before.stop();
    for (const [tool, measure] of [
      ['loadtest', runTool],
      ['open loop', runOpenLoop],
    ] as const) {
      const bookings = startOpenLoad(target.bookings, book);
      const figures = await measure(world, client, target, shape);
      await bookings.stop();
      const missed = [...missedLines(figures), ...missedLimits(figures)];
      if (bookings.samples.some(({ ok }) => !ok)) missed.push('a booking failed');
      isKept &&= missed.length === 0;
      rows.push([...rowOf(`${target.name}, ${tool}`, figures), missed.join(', ') || 'kept']);
      if (bookings.samples.length > 0)
        rows.push([...rowOf('  its bookings', figuresOf(bookings.samples)), '']);
    }
  }
  printTable(rows);
  return isKept;
}

function missedLimits({ mean, p99 }: Figures): string[] {
  return [
    ...(mean > limits.mean ? [`mean over ${limits.mean} ms`] : []),
    ...(p99 > limits.p99 ? [`p99 over ${limits.p99} ms`] : []),
  ];
}

type Measure = (world: World, client: LoadClient, target: Target, shape: LoadShape) => Promise<Figures>;

const runTool: Measure = ({ platform }, _client, { path, token }, shape) =>
  runReferenceLoad({ ...shape, url: `${platform.url}${path}`, token });

const runOpenLoop: Measure = async (_world, client, target, { perSecond, seconds }) =>
  figuresOf(await measureOpen(client, target, { perSecond, seconds }));

/** Reads a target at a steady rate, whatever comes back. */
export async function measureOpen(
  client: LoadClient,
  { path, token }: Pick<Target, 'path' | 'token'>,
  { perSecond, seconds }: Omit<LoadShape, 'clients'>,
): Promise<readonly Sample[]> {
  const load = startOpenLoad(perSecond, async () => (await client.ask({ path, token })).status === 200);
  await load.after(seconds);
  return load.samples;
}

export async function bookNext(
  { students }: World,
  client: LoadClient,
  wishes: ReturnType<typeof planBookings>,
): Promise<boolean> {
  const { value, done } = wishes.next();
  if (done) throw new Error('More was booked than was planned for.');
  const { token } = students[value.student] ?? {};
  return (
    (await client.ask({ method: 'POST', path: '/api/sessions', token, body: value.body })).status === 201
  );
}
