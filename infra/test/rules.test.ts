import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { standard } from '../bin/environments.ts';
import { allRules, findFaults } from '../checks/all-rules.ts';
import { faults } from './faults.ts';
import { seedFault } from './seed-fault.ts';
import { templatesOf } from './synthesized.ts';

const templates = templatesOf(standard);

describe('every rule finds the fault it is there for', () => {
  for (const [rule, check] of Object.entries(allRules)) {
    test(rule, () => {
      const seeds = faults[rule] ?? [];
      assert.notEqual(seeds.length, 0, 'There is no fault to try it with.');
      assert.deepEqual(check(templates), []);
      for (const seed of seeds) {
        assert.notDeepEqual(check(seedFault(templates, seed)), [], `${seed.type} ${seed.path} went unseen`);
      }
    });
  }
});

test('a check of everything tells which rule was broken, and where', () => {
  const isPublic = { type: 'AWS::RDS::DBInstance', path: 'Properties.PubliclyAccessible', value: true };
  assert.deepEqual(
    findFaults(seedFault(templates, isPublic)).map(({ rule, what }) => [rule, what.split('/')[0]]),
    [['the database is not public', 'StudyHall-standard-Data']],
  );
});
