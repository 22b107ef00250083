import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lean } from '../bin/environments.ts';
import { templatesOf } from './synthesized.ts';

const runbook = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8');
const explained = new Set(
  [...runbook.matchAll(/^### (.+)$/gm)].flatMap(([, title = '']) => title.split(', ')),
);

test('the runbook says what each alarm means', () => {
  const kinds = templatesOf(lean)
    .all('AWS::CloudWatch::Alarm')
    .map(({ properties }) =>
      String(properties['AlarmName'])
        .replace(/^StudyHall-lean-Network-/, '.')
        .split('.')
        .at(-1),
    );
  assert.ok(kinds.length > 20);
  assert.deepEqual(
    [...new Set(kinds)].filter((kind) => !explained.has(kind ?? '')),
    [],
  );
});

test('the runbook explains no alarm that is gone', () => {
  const names = templatesOf(lean)
    .all('AWS::CloudWatch::Alarm')
    .map(({ properties }) => String(properties['AlarmName']));
  assert.deepEqual(
    [...explained].filter((kind) => !names.some((name) => name.endsWith(kind))),
    [],
  );
});
