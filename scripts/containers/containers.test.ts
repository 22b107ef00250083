import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { nodeFlags, services } from '@studyhall/platform';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { compose } from './compose.ts';
import { dockerfileOf } from './dockerfile.ts';
import { containerFiles } from './files.ts';
import { neededBy } from './workspaces.ts';

const root = join(import.meta.dirname, '../..');

for (const [path, text] of containerFiles()) {
  test(`${path} is what the catalogue makes it`, () => {
    assert.equal(readFileSync(join(root, path), 'utf8'), text, 'Run `npm run containers`.');
  });
}

test('compose.yaml keeps to the specification of Compose', () => {
  const linter = findPackageJSON('dclint', import.meta.url) ?? assert.fail('dclint is not installed.');
  const { $schema: _, ...schema }: Record<string, unknown> = JSON.parse(
    readFileSync(join(dirname(linter), 'schemas/compose.schema.json'), 'utf8'),
  );
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  const written: unknown = parse(readFileSync(join(root, 'compose.yaml'), 'utf8'));
  assert.deepEqual(written, compose());
  assert.ok(validate(written), JSON.stringify(validate.errors));
  // It would notice.
  assert.ok(!validate({ services: { mysql: { imaeg: 'mysql:8.4' } } }));
});

for (const service of services) {
  test(`the image of ${service.name} runs node itself, not as root, and says where it comes from`, () => {
    const text = dockerfileOf(service);
    const command = ['node', ...nodeFlags, `services/${service.name}/dist/main.js`];
    assert.ok(text.includes(`CMD ${JSON.stringify(command).replaceAll(',', ', ')}`));
    assert.match(text, /\nUSER 1000:1000\n/);
    assert.match(text, /HEALTHCHECK .* CMD \["node", /);
    assert.match(text, /image\.revision="\$\{COMMIT\}"/);
    assert.doesNotMatch(text, /curl|wget|latest/);
  });
}

test('an image carries the packages that its service needs, and none for tests', () => {
  const needed = neededBy('services/tutors');
  for (const folder of ['services/tutors', 'packages/db', 'packages/time'])
    assert.ok(needed.includes(folder));
  assert.ok(!needed.includes('packages/testing'));
});
