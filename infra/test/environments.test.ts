import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { demo, environments, lean, standard } from '../bin/environments.ts';
import { findFaults } from '../checks/all-rules.ts';
import type { Template } from '../checks/templates.ts';
import { templatesOf } from './synthesized.ts';

for (const environment of [demo, lean]) {
  test(`${environment.name} keeps every rule`, () => {
    assert.deepEqual(findFaults(templatesOf(environment)), []);
  });
}

test('environments differ in their names', () => {
  assert.equal(new Set(environments.map(({ name }) => name)).size, environments.length);
});

/** Where code lies depends on its content alone, which other tests look at. */
function withoutAssets(template: Template): unknown {
  return JSON.parse(JSON.stringify(template).replaceAll(/[0-9a-f]{64}(?=\.zip)/g, '<asset>'));
}

describe('each stack is as it was when somebody last looked at it', () => {
  for (const [stack, template] of templatesOf(standard).stacks) {
    test(stack, (t) => {
      t.assert.fileSnapshot(withoutAssets(template), `${import.meta.dirname}/testdata/${stack}.json`);
    });
  }
});
