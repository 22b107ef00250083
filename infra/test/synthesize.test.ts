import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { Stack } from 'aws-cdk-lib/core';
import { makeApp } from '../lib/synthesize.ts';

/** What is said of templates with one fault in them, which are then refused. */
function refusalOf({ mock }: TestContext, add: (stack: Stack) => void): string {
  const said: string[] = [];
  for (const stream of ['log', 'error'] as const)
    mock.method(console, stream, (...words: unknown[]) => said.push(words.join(' ')));
  const app = makeApp();
  add(new Stack(app, 'Fault'));
  assert.throws(() => app.synth(), { name: 'ValidationFailed' });
  return said.join('\n');
}

test('a finding of cdk-nag that nobody has acknowledged is refused', (t) => {
  assert.match(
    refusalOf(t, (stack) => new Bucket(stack, 'Open')),
    /ERROR .*AwsSolutions-S10/s,
  );
});

test('a value that CloudFormation does not know is refused', (t) => {
  const said = refusalOf(t, (stack) => new CfnParameter(stack, 'Wrong', { type: 'Sometimes', value: 'x' }));
  assert.match(said, /'Sometimes' is not one of/);
});
