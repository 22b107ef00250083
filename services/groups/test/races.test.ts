import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { type Someone, useGroups } from './groups-app.ts';

forEachEngine('racing for places', (engine) => {
  const world = useGroups(engine);

  async function placesInLine(groupId: string) {
    return world.context.db.read
      .selectFrom('memberships')
      .select(['person_id', 'status', 'place'])
      .where('group_id', '=', groupId)
      .where('place', 'is not', null)
      .orderBy('place')
      .execute();
  }

  it('lets 50 into 5 places exactly 5, and the rest into a line without gaps', async () => {
    const owner = await world.someone();
    const group = await world.group(owner, { capacity: 6 });
    const crowd = await world.people(50);
    const answers = await Promise.all(crowd.map((person) => world.join(person, group.id)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 5);
    assert.equal(answers.filter(({ status }) => status === 202).length, 45);
    const seen = await Promise.all(
      crowd.map(async (person) => (await world.get(person, group.id)).body.membership?.position ?? 0),
    );
    const positions = seen.filter((position) => position > 0).toSorted((a, b) => a - b);
    assert.deepEqual(
      positions,
      Array.from({ length: 45 }, (_, index) => index + 1),
    );
  });

  it('keeps capacity and the order of the line while people leave, rise, fall and join at once', async () => {
    const owner = await world.someone();
    const group = await world.group(owner, { capacity: 10, offerHours: 1 });
    const members = await world.people(9);
    for (const member of members) await world.join(member, group.id);
    const waiting = await world.people(12);
    for (const person of waiting) await world.join(person, group.id);
    const newcomers = await world.people(10);
    const moderate = (person: Someone) => world.act(owner, group.id, person, 'role', { role: 'moderator' });
    const answers = await Promise.all([
      ...members.slice(0, 5).map((person) => world.leave(person, group.id)),
      ...members.slice(3, 9).map(moderate),
      ...newcomers.map((person) => world.join(person, group.id)),
      ...waiting.slice(6, 8).map((person) => world.leave(person, group.id)),
      world.act(owner, group.id, members[8] ?? owner, 'remove'),
    ]);
    assert.deepEqual(
      answers.filter(({ status }) => status >= 500),
      [],
    );
    const line = await placesInLine(group.id);
    const stored = (await world.get(owner, group.id)).body;
    assert.equal(stored.memberCount + line.filter(({ status }) => status === 'offered').length, 10);
    const stayed = [...waiting.slice(0, 6), ...waiting.slice(8)].map(({ id }) => id);
    const inLine = line.map(({ person_id }) => person_id);
    assert.deepEqual(
      inLine.filter((id) => stayed.includes(id)),
      stayed,
    );
    // Who came first is offered a place first, and newcomers stand behind everyone.
    const firstWaiting = line.findIndex(({ status }) => status === 'waiting');
    assert.ok(line.slice(firstWaiting).every(({ status }) => status === 'waiting'));
    assert.deepEqual(new Set(inLine.slice(-10)), new Set(newcomers.map(({ id }) => id)));
  });

  it('gives a place that many are offered and take at once to no more than there are', async () => {
    const { owner, member, group } = await world.groupOfTwo({ capacity: 2 });
    const waiting = await world.people(5);
    for (const person of waiting) await world.join(person, group.id);
    await Promise.all([
      world.leave(member, group.id),
      ...waiting.map((person) => world.join(person, group.id)),
    ]);
    await Promise.all(waiting.map((person) => world.join(person, group.id)));
    assert.deepEqual(await world.memberIds(owner, group.id), [owner.id, waiting[0]?.id]);
  });

  it('keeps one owner when two leave at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { owner, member, group } = await world.groupOfTwo();
      await world.act(owner, group.id, member, 'role', { role: 'owner' });
      const answers = await Promise.all([world.leave(owner, group.id), world.leave(member, group.id)]);
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [204, 409]);
    }
  });

  it('stores posts of many at once in one order', async () => {
    const { owner, member, group } = await world.groupOfTwo();
    const path = `/api/groups/${group.id}/posts`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        world.api.post(path, { token: (index % 2 ? owner : member).token, body: { body: `${index}` } }),
      ),
    );
    assert.ok(answers.every(({ status }) => status === 201));
    const numbers = await world.context.db.read
      .selectFrom('posts')
      .select('number')
      .where('group_id', '=', group.id)
      .orderBy('number')
      .execute();
    assert.deepEqual(
      numbers.map(({ number }) => number),
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });
});
