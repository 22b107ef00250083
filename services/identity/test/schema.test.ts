import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { getMigrations } from 'better-auth/db/migration';
import { startIdentity } from './test-identity.ts';

forEachEngine('tables', (engine) => {
  it('are all that the sign-in library wants: it has nothing to create or add', async () => {
    const identity = await startIdentity(engine);
    try {
      const { auth, db } = identity.context;
      const warnings: string[] = [];
      const plan = await getMigrations({
        ...auth.options,
        database: { db: db.read, type: db.engine },
        logger: { level: 'warn', log: (_level, message) => warnings.push(message) },
      });
      const { toBeCreated, toBeAdded, toBeAddedIndexes, unsafeChanges, schemaProblems } = plan;
      assert.deepEqual(
        [toBeCreated, toBeAdded, toBeAddedIndexes, unsafeChanges, schemaProblems],
        [[], [], [], [], []],
      );
      // Our columns are bounded, its own would not be.
      assert.deepEqual(
        warnings.filter((warning) => !warning.includes('a different type')),
        [],
      );
    } finally {
      await identity.close();
    }
  });
});
