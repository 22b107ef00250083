import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { services } from '@studyhall/platform';
import { demo, environments, lean, standard } from '../bin/environments.ts';
import { findFaults } from '../checks/all-rules.ts';
import { at, list, type Template } from '../checks/templates.ts';
import type { Environment } from '../lib/environment.ts';
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

test('tasks are of half a vCPU and 1 GiB, and of half of that in lean', () => {
  const sizes = (environment: Environment) =>
    new Set(
      services.map(({ name }) => {
        const [definition] = templatesOf(environment).of(name, 'AWS::ECS::TaskDefinition');
        return `${definition?.properties['Cpu']} and ${definition?.properties['Memory']}`;
      }),
    );
  assert.deepEqual([...sizes(standard)], ['512 and 1024']);
  assert.deepEqual([...sizes(lean)], ['256 and 512']);
});

test('in lean a task of each service is on demand, but of what nobody waits for', () => {
  const onSpotAlone = templatesOf(lean)
    .all('AWS::ECS::Service')
    .filter(
      ({ properties }) =>
        !list(properties['CapacityProviderStrategy']).some(
          (one) => at(one, 'CapacityProvider') === 'FARGATE' && at(one, 'Base') === 1,
        ),
    )
    .map(({ stack }) => stack);
  assert.deepEqual(onSpotAlone, ['StudyHall-lean-notifications']);
});
