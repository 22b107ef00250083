import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachEngine, uniqueText } from '@studyhall/testing';
import type { GroupAnswer } from '../src/routes/groups.schema.ts';
import { at, useMeetings } from './meetings.ts';

forEachEngine('searching for a meeting time that fits', (engine) => {
  const meetings = useMeetings(engine);

  it('finds the groups whose next meeting clashes with nothing of mine', async () => {
    const { world } = meetings;
    const [owner, seeker] = await world.two();
    const course = uniqueText('C');
    const make = () => world.group(owner, { courseCode: course });
    const [clashing, fitting, late, idle] = [await make(), await make(), await make(), await make()];
    await meetings.plan(owner, clashing.id, { start: at(34), minutes: 60 });
    await meetings.plan(owner, clashing.id, { start: at(50), minutes: 60 });
    await meetings.plan(owner, fitting.id, { start: at(36), minutes: 60 });
    await meetings.plan(owner, late.id, { start: at(24 * 20), minutes: 60 });
    await meetings.occupy(seeker, at(34.5), at(36));
    const path = `/api/groups?course=${course}`;
    const find = async (query: string) =>
      (
        await world.api.get<{ items: GroupAnswer[] }>(`${path}${query}`, { token: seeker.token })
      ).body.items.map(({ id }) => id);
    assert.deepEqual(await find('&fits=true'), [fitting.id]);
    assert.deepEqual(await find(''), [idle.id, late.id, fitting.id, clashing.id]);
    assert.deepEqual(await find('&fits=true&limit=1'), [fitting.id], 'a full page, however many do not fit');
  });
});
