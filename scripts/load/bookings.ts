import assert from 'node:assert/strict';
import type { TestResponse } from '@studyhall/testing';
import { assertAgreement } from '../../tests/agreement.ts';
import { type Account, at, courseCode, type World } from '../../tests/world.ts';

export interface Wish {
  /** Place of the student among all. */
  readonly student: number;
  readonly body: object;
}

/** As many as keep everybody under the 100 sessions a week that the world allows. */
const halfHoursADay = 14;
const days = 54;
/** The days after today on which everything is booked. */
export const bookedRange = () => ({ from: at(1, 0), to: at(days + 2, 0) });

/**
 * Half hours in which each student meets another tutor each time: no two wishes collide, and no week is too full.
 * Throws RangeError where there are fewer tutors than students.
 */
export function* planBookings({ students, tutors }: Pick<World, 'students' | 'tutors'>): Generator<Wish> {
  if (tutors.length < students.length) throw new RangeError('Some students would have to share a tutor.');
  for (let turn = 0; turn < halfHoursADay * days; turn += 1) {
    const start = at(1 + (turn % days), 0, 30 * Math.floor(turn / days));
    for (const student of students.keys()) {
      const tutorId = tutors[(student + turn) % tutors.length]?.id;
      yield { student, body: { tutorId, courseCode, start, minutes: 30, mode: 'online', topic: '' } };
    }
  }
}

export interface Comparison {
  /** Bookings that were acknowledged and are gone. */
  readonly lost: number;
  /** Sessions that are there although nobody was told so. */
  readonly doubled: number;
}

/** Holds what was acknowledged against what is there; throws when sessions and ledger disagree. */
export async function compareBookings(
  world: Pick<World, 'api' | 'students' | 'tutors'>,
  acknowledged: ReadonlyMap<string, number>,
): Promise<Comparison> {
  const kept = new Set<string>();
  for (const owner of world.students) for (const id of await sessionsOf(world, owner)) kept.add(id);
  await assertAgreement(world, bookedRange());
  return {
    lost: [...acknowledged.keys()].filter((id) => !kept.has(id)).length,
    doubled: [...kept].filter((id) => !acknowledged.has(id)).length,
  };
}

interface SessionPage {
  readonly items: readonly { readonly id: string }[];
  readonly nextCursor: string | null;
}

async function sessionsOf({ api }: Pick<World, 'api'>, { token }: Account): Promise<string[]> {
  const { from, to } = bookedRange();
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const path: string = `/api/sessions?as=student&from=${from}&to=${to}&limit=100${cursor && `&cursor=${cursor}`}`;
    const page: TestResponse<SessionPage> = await api.get(path, { token });
    assert.equal(page.status, 200);
    ids.push(...page.body.items.map(({ id }) => id));
    cursor = page.body.nextCursor;
  }
  return ids;
}
