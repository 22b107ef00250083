import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getService, services } from '@studyhall/platform';
import { lean, standard } from '../bin/environments.ts';
import { at, type Json } from '../checks/templates.ts';
import { appSpecOf } from '../release/appspec.ts';
import { runMigration } from '../release/run-migration.ts';
import { refuseCritical } from '../release/scan.ts';
import { nextDefinition } from '../release/task-definition.ts';
import { templatesOf } from './synthesized.ts';

/** An AWS that answers each command from a table, and remembers what it was asked. */
function fakeAws(answers: Readonly<Record<string, Json>>) {
  const asked: (readonly string[])[] = [];
  const aws = (...args: readonly string[]): Json => {
    asked.push(args);
    return answers[`${args[0]} ${args[1]}`] ?? null;
  };
  return { aws, asked };
}

describe('the definition of a new version', () => {
  const current = {
    taskDefinition: {
      taskDefinitionArn: 'arn:1',
      revision: 7,
      status: 'ACTIVE',
      family: 'studyhall-lean-tutors',
      cpu: '512',
      containerDefinitions: [
        { name: 'tutors', image: 'registry/tutoring-repo/tutors:old', stopTimeout: 60 },
        { name: 'telemetry', image: 'collector:v1' },
      ],
    },
    tags: [{ key: 'project', value: 'study-hall' }],
  };
  const wanted = {
    service: 'tutors',
    family: 'studyhall-lean-tutors',
    image: 'registry/tutoring-repo/tutors:new',
  };

  test('is the newest one of its family with the image alone changed', () => {
    const { aws } = fakeAws({ 'ecs describe-task-definition': current });
    assert.deepEqual(nextDefinition(aws, wanted), {
      family: 'studyhall-lean-tutors',
      cpu: '512',
      containerDefinitions: [
        { name: 'tutors', image: 'registry/tutoring-repo/tutors:new', stopTimeout: 60 },
        { name: 'telemetry', image: 'collector:v1' },
      ],
      tags: [{ key: 'project', value: 'study-hall' }],
    });
  });

  test('is refused for a family that has no such container', () => {
    const { aws } = fakeAws({ 'ecs describe-task-definition': current });
    assert.throws(() => nextDefinition(aws, { ...wanted, service: 'groups' }), /has no container groups/);
  });
});

describe('the migration of a service', () => {
  const network = { awsvpcConfiguration: { subnets: ['s-1'], securityGroups: ['g-1'] } };
  const answers = (exitCode: number): Record<string, Json> => ({
    'ecs register-task-definition': { taskDefinition: { taskDefinitionArn: 'arn:8' } },
    'ecs describe-services': { services: [{ networkConfiguration: network }] },
    'ecs run-task': { tasks: [{ taskArn: 'arn:task' }] },
    'ecs describe-tasks': { tasks: [{ containers: [{ name: 'tutors', exitCode }] }] },
  });
  const migration = { service: getService('tutors'), cluster: 'c', serviceName: 's', definition: '{}' };

  test('is one task of the new version, where the service stands', () => {
    const { aws, asked } = fakeAws(answers(0));
    runMigration(aws, migration);
    const run = asked.find(([, command]) => command === 'run-task') ?? [];
    const optionOf = (name: string) => run[run.indexOf(name) + 1];
    assert.equal(optionOf('--task-definition'), 'arn:8');
    assert.equal(optionOf('--network-configuration'), JSON.stringify(network));
    const overrides: Json = JSON.parse(optionOf('--overrides') ?? '');
    assert.deepEqual(at(overrides, 'containerOverrides', '0', 'command'), [
      'node',
      'services/tutors/src/migrate.ts',
    ]);
  });

  test('stops the release when it fails', () => {
    assert.throws(
      () => runMigration(fakeAws(answers(1)).aws, migration),
      /tutors: the migration ended with 1/,
    );
  });

  test('stops the release when no task can be started', () => {
    const { aws } = fakeAws({
      ...answers(0),
      'ecs run-task': { tasks: [], failures: [{ reason: 'RESOURCE' }] },
    });
    assert.throws(() => runMigration(aws, migration), /no task was started/);
  });
});

describe('an image with a critical fault', () => {
  const found = (counts: Json) =>
    fakeAws({ 'ecr describe-image-scan-findings': { imageScanFindings: { findingSeverityCounts: counts } } })
      .aws;

  test('is not released', () => {
    assert.throws(
      () => refuseCritical(found({ CRITICAL: 2 }), 'tutoring-repo/tutors', 't'),
      /2 critical faults/,
    );
  });

  test('is another than one with lesser faults', () => {
    refuseCritical(found({ HIGH: 3 }), 'tutoring-repo/tutors', 't');
  });
});

test('the specification of a deployment names the container, its port and the hook', () => {
  const text = JSON.stringify(appSpecOf(getService('tutors'), standard));
  assert.match(text, /"ContainerName":"tutors","ContainerPort":8083/);
  assert.match(text, /"AfterAllowTestTraffic":"CodeDeployHook_standard_tutors"/);
  assert.match(text, /<TASK_DEFINITION>/);
  assert.doesNotMatch(text, /CapacityProvider/);
});

test('a release stays on the capacity that its service has', () => {
  for (const { name } of services) {
    const [service] = templatesOf(lean).of(name, 'AWS::ECS::Service');
    assert.deepEqual(
      at(
        appSpecOf(getService(name), lean) as Json,
        'Resources',
        '0',
        'TargetService',
        'Properties',
        'CapacityProviderStrategy',
      ),
      service?.properties['CapacityProviderStrategy'],
    );
  }
});
