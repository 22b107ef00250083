import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { createLease, type Database, type OwnTables } from '@studyhall/db';
import { forEachEngine } from '@studyhall/testing';
import { migrations } from './fixtures/samples.ts';

forEachEngine('a lease', (engine) => {
  let db: Database<OwnTables>;
  let time = Date.parse('2026-09-01T08:00:00Z');
  const make = (name: string) => createLease({ db, name, now: () => time, forMs: 5_000 });
  before(async () => {
    db = await engine.openDatabase<OwnTables>('leases', migrations);
  });
  after(() => db.close());

  it('is held by one process at a time, and prolonged by its holder', async () => {
    const [first, second] = [make('one'), make('one')];
    assert.deepEqual([await first.hold(), await second.hold()], [true, false]);
    time += 4_000;
    assert.equal(await first.hold(), true);
    time += 4_000;
    assert.equal(await second.hold(), false);
  });

  it('goes to another when its holder is gone, or gives it back', async () => {
    const [first, second] = [make('two'), make('two')];
    assert.equal(await first.hold(), true);
    time += 6_000;
    assert.equal(await second.hold(), true);
    await first.release();
    assert.equal(await first.hold(), false);
    await second.release();
    assert.equal(await first.hold(), true);
  });

  it('is one of several, each by its name', async () => {
    assert.deepEqual([await make('three').hold(), await make('four').hold()], [true, true]);
  });
});
