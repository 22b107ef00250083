import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onSqlite } from '@studyhall/testing';
import fc from 'fast-check';
import { expectStatus, hour, monday, type Someone, useGroups } from './groups-app.ts';

const crowdSize = 7;
const offerHours = 1;

/** A person by number, 0 being the owner, and a place in line. */
interface InLine {
  readonly who: number;
  readonly offeredUntil: number | null;
}

/** What a line is, told slowly: lists, and nothing counted. */
class Line {
  readonly members: number[] = [0];
  line: InLine[] = [];
  capacity: number;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  join(who: number): void {
    const place = this.line.find((each) => each.who === who);
    if (this.members.includes(who) || place?.offeredUntil === null) return;
    const isFirst = this.line.every(({ offeredUntil }) => offeredUntil !== null);
    if (place || (isFirst && this.members.length + this.line.length < this.capacity)) {
      this.drop(who);
      this.members.push(who);
    } else {
      this.line.push({ who, offeredUntil: null });
    }
  }

  drop(who: number): void {
    const at = this.members.indexOf(who);
    if (at > 0) this.members.splice(at, 1);
    this.line = this.line.filter((each) => each.who !== who);
  }

  resize(capacity: number): void {
    const offered = this.line.filter(({ offeredUntil }) => offeredUntil !== null);
    if (capacity >= this.members.length + offered.length) this.capacity = capacity;
  }

  /** Skips who did not answer in time, and offers what is free to the first who wait. */
  settle(now: number): void {
    this.line = this.line.filter(({ offeredUntil }) => offeredUntil === null || offeredUntil > now);
    const isFree = () =>
      this.members.length + this.line.filter(({ offeredUntil }) => offeredUntil !== null).length <
      this.capacity;
    for (const [index, { who, offeredUntil }] of this.line.entries()) {
      if (offeredUntil !== null || !isFree()) continue;
      this.line[index] = { who, offeredUntil: now + offerHours * hour };
    }
  }
}

const anyone = fc.integer({ min: 1, max: crowdSize });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('join' as const), who: anyone }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('leave' as const), who: anyone }) },
  fc.record({ kind: fc.constant('remove' as const), who: anyone }),
  fc.record({ kind: fc.constant('promote' as const), who: anyone }),
  fc.record({ kind: fc.constant('resize' as const), capacity: fc.integer({ min: 2, max: 5 }) }),
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(20, 61) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

onSqlite('a line of a group', (engine) => {
  const world = useGroups(engine);

  async function take(next: Step, line: Line, { people, groupId }: { people: Someone[]; groupId: string }) {
    const someone = async (who: number) => world.renew(people[who] ?? (await world.someone()));
    const owner = await someone(0);
    switch (next.kind) {
      case 'join':
        line.join(next.who);
        return expectStatus(await world.join(await someone(next.who), groupId), 200, 202);
      case 'leave':
        line.drop(next.who);
        return expectStatus(await world.leave(await someone(next.who), groupId), 204);
      case 'remove':
        line.drop(next.who);
        return expectStatus(await world.act(owner, groupId, await someone(next.who), 'remove'), 204, 404);
      case 'promote': {
        const role = { role: 'moderator' };
        return expectStatus(await world.act(owner, groupId, await someone(next.who), 'role', role), 200, 404);
      }
      case 'resize': {
        const { capacity } = next;
        line.resize(capacity);
        const edit = { token: owner.token, body: { capacity } };
        return expectStatus(await world.api.patch(`/api/groups/${groupId}`, edit), 200, 409);
      }
      case 'wait':
        world.clock.now += next.minutes * 60_000;
        return;
      default:
        return next satisfies never;
    }
  }

  async function readLine(groupId: string, people: readonly Someone[]) {
    const rows = await world.context.db.read
      .selectFrom('memberships')
      .select(['person_id', 'status', 'place'])
      .where('group_id', '=', groupId)
      .orderBy('place')
      .execute();
    const numberOf = (id: string) => people.findIndex((person) => person.id === id);
    const numbersOf = (status: string) =>
      rows.filter((row) => row.status === status).map((row) => numberOf(row.person_id));
    return {
      members: numbersOf('active').toSorted(),
      offered: numbersOf('offered'),
      waiting: numbersOf('waiting'),
    };
  }

  it('is what its rules say, whatever people do', async () => {
    const steps = fc.array(step, { minLength: 5, maxLength: 30 });
    const property = fc.asyncProperty(fc.integer({ min: 2, max: 4 }), steps, async (capacity, taken) => {
      world.clock.now = monday;
      const people = await world.people(crowdSize + 1);
      const [owner] = people;
      assert.ok(owner);
      const { id: groupId } = await world.group(owner, { capacity, offerHours });
      const line = new Line(capacity);
      for (const next of taken) {
        await take(next, line, { people, groupId });
        line.settle(world.clock.now);
        await world.sweep();
        assert.deepEqual(await readLine(groupId, people), {
          members: line.members.toSorted(),
          offered: line.line.filter(({ offeredUntil }) => offeredUntil !== null).map(({ who }) => who),
          waiting: line.line.filter(({ offeredUntil }) => offeredUntil === null).map(({ who }) => who),
        });
      }
    });
    await fc.assert(property, { numRuns: 40 });
  });
});
