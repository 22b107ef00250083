import fc from 'fast-check';
import { Pool } from 'undici';
import { at, courseCode, inParallel, renewToken, type World } from '../../tests/world.ts';
import { findHangs, type SlowQuestion } from './hangs.ts';
import { type FuzzAnswer, Judge } from './judge.ts';
import { KnownIds } from './known.ts';
import { listOperations, type Operation, readDocuments } from './operations.ts';
import { describeQuestion, type Question, type Role, roles } from './question.ts';
import { requestsFor } from './requests.ts';
import { type Kind, kinds } from './values.ts';

export interface FuzzOptions {
  /** Of each operation and kind of input, each in a role drawn by lot. */
  readonly runs: number;
  readonly seed: number;
  /** What takes longer, also when nothing else is asked, is a fault. */
  readonly longestMs: number;
}

export interface FuzzReport {
  readonly operations: number;
  readonly requests: number;
  /** How many answers had which status, by the kind of input. */
  readonly statuses: ReadonlyMap<Kind, ReadonlyMap<number, number>>;
  /** Each with the smallest request that shows it. */
  readonly faults: readonly string[];
  /** Took longer than they may beside others, and not when they were asked once more alone. */
  readonly waited: readonly string[];
}

const atOnce = 4;
/** What the front door waits for a service at most is less. */
const patienceMs = 60_000;
/** The time for which a smaller request is looked for that shows the same fault. */
const shrinkingMs = 3_000;

/** Asks every operation of every service, in any role, with input of every kind. */
export async function fuzz(world: World, { runs, seed, longestMs }: FuzzOptions): Promise<FuzzReport> {
  const documents = readDocuments();
  const judge = new Judge(documents);
  const operations = listOperations(documents);
  const known = await prepare(world);
  const pool = new Pool(world.platform.url, {
    connections: atOnce,
    headersTimeout: patienceMs,
    bodyTimeout: patienceMs,
  });
  const statuses = new Map(kinds.map((kind) => [kind, new Map<number, number>()]));
  const faults: string[] = [];
  const slow: SlowQuestion[] = [];
  let requests = 0;
  /** Each property draws from a seed of its own. */
  let drawn = 0;
  let accounts = accountsOf(world);
  const renewal = setInterval(async () => {
    accounts = await renewAccounts(world, accounts);
  }, 600_000);

  async function ask({ operation, role, request }: Question): Promise<TimedAnswer> {
    const account = role === 'nobody' ? undefined : accounts[role];
    // The calls of a sign-in take its bearer, the others the token that is had for it.
    const token = operation.path.startsWith('/api/auth/') ? account?.session : account?.token;
    const begunAt = performance.now();
    const { statusCode, headers, body } = await pool.request({
      method: operation.method,
      path: request.path,
      headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...request.headers },
      ...(request.body !== undefined && { body: request.body }),
    });
    const contentType = String(headers['content-type'] ?? '');
    const isStream = contentType.startsWith('text/event-stream');
    // A stream never ends by itself.
    if (isStream) body.on('error', () => undefined).destroy();
    const text = isStream ? '' : await body.text();
    const ms = performance.now() - begunAt;
    return { status: statusCode, contentType, text, ms };
  }

  async function probe(operation: Operation, kind: Kind): Promise<void> {
    const property = fc.asyncProperty(
      fc.constantFrom(...roles),
      requestsFor(operation, kind, known),
      async (role, request) => {
        const question = { operation, kind, role, request };
        const answer = await ask(question);
        requests += 1;
        if (answer.ms > longestMs) slow.push({ ...question, ms: answer.ms });
        const counts = statuses.get(kind);
        counts?.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
        if (answer.status < 300 && answer.contentType.includes('json')) {
          known.learnFrom(operation, JSON.parse(answer.text));
        }
        const complaint = judge.complain(operation, answer);
        if (complaint !== null) throw new Error(complaint);
      },
    );
    const result = await fc.check(property, {
      numRuns: runs,
      seed: seed + drawn++,
      interruptAfterTimeLimit: runs * longestMs + shrinkingMs,
    });
    if (!result.failed || !result.counterexample) return;
    const [role, request] = result.counterexample;
    const error = result.errorInstance;
    const complaint = error instanceof Error ? error.message : String(error);
    faults.push(`${complaint}: ${describeQuestion({ operation, kind, role, request })}`);
  }

  try {
    await inParallel(operations, atOnce, async (operation) => {
      for (const kind of kinds) await probe(operation, kind);
    });
    const askAlone = async (question: Question) => (await ask(question)).ms;
    const { hangs, waited } = await findHangs(slow, longestMs, askAlone);
    return { operations: operations.length, requests, statuses, faults: [...faults, ...hangs], waited };
  } finally {
    clearInterval(renewal);
    await pool.close();
  }
}

interface TimedAnswer extends FuzzAnswer {
  readonly ms: number;
}

type Accounts = Record<Exclude<Role, 'nobody'>, World['admin']>;

function accountsOf({ students, tutors, coordinator, admin }: World): Accounts {
  const [[student], [tutor]] = [students, tutors];
  if (!student || !tutor) throw new Error('The world has a student and a tutor.');
  return { student, tutor, coordinator, admin };
}

async function renewAccounts({ api }: World, accounts: Accounts): Promise<Accounts> {
  const [student, tutor, coordinator, admin] = await Promise.all([
    renewToken(api, accounts.student),
    renewToken(api, accounts.tutor),
    renewToken(api, accounts.coordinator),
    renewToken(api, accounts.admin),
  ]);
  return { student, tutor, coordinator, admin };
}

/** One of everything, so that there is something to ask about from the first request on. */
async function prepare({ api, students, tutors, coordinator, admin }: World): Promise<KnownIds> {
  const known = new KnownIds();
  for (const { id } of [...students, ...tutors, coordinator, admin]) known.add('users', id);
  for (const { id } of tutors) known.add('tutors', id);
  const token = students[0]?.token;
  const make = async (noun: string, path: string, body: object) => {
    const made = await api.post<{ id: string }>(path, { token, body });
    if (made.status !== 201) throw new Error(`${path} was answered ${made.status}`);
    known.add(noun, made.body.id);
    return made.body.id;
  };
  const booking = { tutorId: tutors[0]?.id, courseCode, minutes: 30, mode: 'online' };
  await make('sessions', '/api/sessions', { ...booking, start: at(30, 9) });
  const group = { name: 'Night owls', joinPolicy: 'open', capacity: 50, timeZone: 'UTC' };
  const path = `/api/groups/${await make('groups', '/api/groups', group)}`;
  await api.post(`${path}/join`, { token: tutors[0]?.token });
  await make('posts', `${path}/posts`, { body: 'Hello' });
  await make('meetings', `${path}/meetings`, { title: 'Reading', start: at(31, 12), minutes: 30 });
  const poll = { title: 'When?', minutes: 30, options: [at(32, 13)], closesAt: at(20, 0) };
  await make('polls', `${path}/polls`, poll);
  return known;
}
