import assert from 'node:assert/strict';
import { test } from 'node:test';
import { App } from 'aws-cdk-lib/core';
import { demo } from '../bin/environments.ts';
import { networkRules } from '../checks/rules/network.ts';
import { securityGroupRules } from '../checks/rules/security-groups.ts';
import { takeTemplates } from '../checks/templates.ts';
import { NetworkStack } from '../lib/network-stack.ts';

for (const egress of ['nat-gateway', 'nat-instance', 'endpoints'] as const) {
  test(`a network with ${egress} keeps every rule of networks`, () => {
    const app = new App({ analyticsReporting: false });
    const environment = { ...demo, egress };
    new NetworkStack(app, 'StudyHall-demo-Network', { environment, env: { region: demo.region } });
    const templates = takeTemplates(environment, app.synth());
    const rules = {
      ...networkRules,
      shells: securityGroupRules['nobody comes in by a remote shell'] ?? assert.fail('The rule is gone.'),
    };
    for (const [rule, check] of Object.entries(rules)) assert.deepEqual(check(templates), [], rule);
    const endpoints = templates.all('AWS::EC2::VPCEndpoint').length;
    assert.equal(endpoints > 1, egress === 'endpoints');
  });
}
