import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { useGroups } from './groups-app.ts';

interface Showcase {
  readonly groups: readonly { readonly name: string }[];
}

forEachEngine('the showcase', (engine) => {
  const world = useGroups(engine);

  const show = () => world.api.get<Showcase>('/api/groups/showcase');

  it('shows everybody new groups that are open and have room, and of them no more than that', async () => {
    const owner = await world.someone();
    await world.group(owner, { name: 'Oldest' });
    await world.group(owner, { name: 'Secret', joinPolicy: 'invite' });
    await world.group(owner, { name: 'Asks first', joinPolicy: 'request' });
    const full = await world.group(owner, { name: 'Full', capacity: 2 });
    await world.api.post(`/api/groups/${full.id}/join`, { token: (await world.someone()).token });
    await world.group(owner, { name: 'Newest', courseCode: 'CS-101', topic: 'Trees' });
    const { status, body, headers } = await show();
    assert.equal(status, 200);
    assert.equal(headers.get('cache-control'), 'public, max-age=60');
    assert.deepEqual(body.groups[0], {
      name: 'Newest',
      courseCode: 'CS-101',
      courseTitle: 'Course CS-101',
      topic: 'Trees',
      memberCount: 1,
      placesFree: 9,
    });
    assert.deepEqual(
      body.groups.map(({ name }) => name),
      ['Newest', 'Oldest'],
    );
  });

  it('shows six, up to a minute old', async () => {
    const owner = await world.someone();
    for (let count = 0; count < 7; count += 1) await world.group(owner, { name: `Group ${count}` });
    assert.equal((await show()).body.groups.length, 2);
    world.clock.now += 60_000;
    assert.equal((await show()).body.groups.length, 6);
  });
});
