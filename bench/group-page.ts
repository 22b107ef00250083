import { at, inParallel, startWorld, type World } from '../tests/world.ts';
import { connections, latencyOfOne, openChain, read, type Target, throughput } from './chain.ts';
import { type BenchPlace, onEachEngine } from './place.ts';
import { type BenchResult, judge, printResults, spreadOf } from './result.ts';
import { inTurn, ratioOf } from './rounds.ts';

const seconds = 3;
const memberCount = 12;

/** What the page of a group asks for. */
const calls = [
  { name: 'the group', path: '' },
  { name: 'its meetings', path: '/meetings' },
  { name: 'its members', path: '/members' },
];

/** The calls of a group's page through the front door, against a bare chain of the same two processes and queries. */
export function benchGroupPage(): Promise<BenchResult[]> {
  return onEachEngine(measure);
}

async function measure({ engine, place }: BenchPlace): Promise<BenchResult[]> {
  const world = await startWorld(place, { students: memberCount, tutors: 0, logLevel: 'info' });
  const chain = openChain();
  const results: BenchResult[] = [];
  try {
    const groupId = await fillGroup(world);
    const [owner] = world.students;
    const bare = await chain.start('edge', await chain.start('groups', place.url ?? place.directory));
    for (const { name, path } of calls) {
      const target = `/api/groups/${groupId}${path}`;
      const ours = { url: `${world.platform.url}${target}`, token: owner?.token ?? '' };
      const theirs = { url: `${bare}${target}?as=${owner?.id}` };
      await assertSameAnswer(ours, theirs);
      const alone: number[] = [];
      const many = await inTurn(
        async () => {
          alone.push(await latencyOfOne(ours));
          return throughput(ours, seconds);
        },
        () => throughput(theirs, seconds),
      );
      results.push(
        judge({
          name: `a group's page: ${name}, one client, p50, ${engine}`,
          unit: 'ms',
          limit: { of: 'ours', bound: 'at most', value: 3 },
          ours: spreadOf(alone),
        }),
        judge({
          name: `a group's page: ${name}, ${connections} clients, against a bare chain, ${engine}`,
          unit: 'a second',
          limit: { of: 'ratio', bound: 'at least', value: 0.6 },
          ours: spreadOf(many.ours),
          theirs: spreadOf(many.theirs),
          ratio: ratioOf(many.ours, many.theirs),
        }),
      );
    }
    return results;
  } finally {
    chain.stop();
    await world.platform.stop();
  }
}

/** A group whose members answer a series of twelve weeks. */
async function fillGroup({ api, students }: World): Promise<string> {
  const [owner, ...others] = students;
  const create = async <Body extends { id: string }>(path: string, body: object): Promise<Body> => {
    const answer = await api.post<Body>(path, { token: owner?.token, body });
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}`);
    return answer.body;
  };
  const settings = { joinPolicy: 'open', capacity: 20, timeZone: 'Europe/London' };
  const { id } = await create('/api/groups', { name: 'Readers', ...settings });
  for (const { token } of others) await api.post(`/api/groups/${id}/join`, { token });
  const { occurrences } = await create<{ id: string; occurrences: { id: string }[] }>(
    `/api/groups/${id}/meetings`,
    {
      title: 'Reading',
      start: at(2, 15),
      minutes: 60,
      repeat: { everyWeeks: 1, until: at(2 + 11 * 7, 15).slice(0, 10) },
    },
  );
  const answers = occurrences.flatMap((meeting) => students.map(({ token }) => ({ meeting, token })));
  await inParallel(answers, 8, async ({ meeting, token }) => {
    await api.post(`/api/meetings/${meeting.id}/rsvp`, { token, body: { answer: 'yes' } });
  });
  return id;
}

/** Only equal work can be compared. */
async function assertSameAnswer(ours: Target, theirs: Target): Promise<void> {
  const [a, b] = [await read(ours), await read(theirs)].map((body) => JSON.stringify(body));
  if (a !== b) throw new Error(`the two sides answer differently:\n${a}\n${b}`);
}

if (import.meta.main) printResults(await benchGroupPage());
