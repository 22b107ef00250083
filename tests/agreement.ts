import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { TestResponse } from '@studyhall/testing';
import { type Account, inParallel, type World } from './world.ts';

type Asked = Pick<World, 'api' | 'students' | 'tutors'>;

/** Instants. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

interface Session {
  readonly id: string;
  readonly status: string;
  readonly start: string;
  readonly end: string;
}

interface Commitment {
  readonly start: string;
  readonly end: string;
  readonly links: { readonly sessionId?: string };
}

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** What a person has as the student or as the tutor of sessions. */
interface Side {
  readonly account: Account;
  readonly as: 'student' | 'tutor';
}

interface Disagreements {
  readonly problems: readonly string[];
  readonly involved: readonly Side[];
}

const active = new Set(['requested', 'confirmed']);

/**
 * Nobody is double-booked, and sessions and ledger hold the same, one to one. A crash is finished by a sweep within
 * seconds; an overlap is wrong at any time. Only those who disagreed are looked at again, and in the end everyone.
 */
export async function assertAgreement(world: Asked, range: Range): Promise<void> {
  const deadline = performance.now() + 60_000;
  let { problems, involved } = await findDisagreements(world, range, everySide(world));
  while (problems.length > 0 && performance.now() < deadline) {
    assert.deepEqual(
      problems.filter((problem) => problem.includes('double-booked')),
      [],
    );
    await delay(500);
    ({ problems, involved } = await findDisagreements(world, range, involved));
  }
  assert.deepEqual((await findDisagreements(world, range, everySide(world))).problems, []);
}

function everySide({ students, tutors }: Asked): Side[] {
  return [
    ...students.map((account): Side => ({ account, as: 'student' })),
    ...tutors.map((account): Side => ({ account, as: 'tutor' })),
  ];
}

/** What is wrong between sessions and ledger, and whose; empty when they agree one to one. */
async function findDisagreements(
  { api }: Asked,
  { from, to }: Range,
  sides: readonly Side[],
): Promise<Disagreements> {
  const problems: string[] = [];
  const involved = new Set<Side>();
  const range = `from=${from}&to=${to}`;
  await inParallel(sides, 8, async (side) => {
    const { account, as } = side;
    const before = problems.length;
    const sessions = await listAll<Session>(api, `/api/sessions?as=${as}&${range}`, account.token);
    const commitments = await listAll<Commitment>(api, `/api/calendar/me?${range}`, account.token);
    const told = sessions.filter(({ status }) => active.has(status)).map(describe);
    const kept = commitments.map(({ links, start, end }) =>
      describe({ id: links.sessionId ?? '?', start, end }),
    );
    if (told.toSorted().join() !== kept.toSorted().join()) {
      problems.push(`${as} ${account.id} has sessions ${told.toSorted()} and time ${kept.toSorted()}`);
    }
    const sorted = commitments.toSorted((a, b) => a.start.localeCompare(b.start));
    for (const [index, { start }] of sorted.entries()) {
      const previous = sorted[index - 1];
      if (previous && previous.end > start) problems.push(`${account.id} is double-booked at ${start}`);
    }
    if (problems.length > before) involved.add(side);
  });
  return { problems, involved: [...involved] };
}

export async function listAll<T>(api: World['api'], path: string, token: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor === null ? '' : `&cursor=${cursor}`;
    const page: TestResponse<Page<T>> = await api.get(`${path}&limit=100${more}`, { token });
    assert.equal(page.status, 200);
    items.push(...page.body.items);
    cursor = page.body.nextCursor;
  } while (cursor !== null);
  return items;
}

function describe({ id, start, end }: Pick<Session, 'id' | 'start' | 'end'>): string {
  return `${id} ${start} ${end}`;
}
