import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onSqlite } from '@studyhall/testing';
import { fuzz } from '../scripts/fuzz/fuzz.ts';
import { useWorld } from './world.ts';

/** Other tests run beside it on the same machine. */
const longestMs = 20_000;

onSqlite('hostile input', (engine) => {
  const world = useWorld(engine, { students: 3, tutors: 2, logLevel: 'error' });

  it('is answered by every operation as its document says, whoever sends it', async (test) => {
    const seed = Date.now() % 2 ** 31;
    const { operations, requests, statuses, faults } = await fuzz(world, { runs: 1, seed, longestMs });
    test.diagnostic(`seed ${seed}: ${requests} requests to ${operations} operations`);
    assert.deepEqual(faults, [], `with seed ${seed}`);
    assert.ok(operations > 100);
    const answered = statuses.get('valid');
    assert.ok((answered?.get(200) ?? 0) > 15 && (answered?.get(201) ?? 0) > 0, 'too little was valid');
  });
});
