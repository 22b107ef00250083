import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serviceNames } from './catalogue.ts';
import { describeSettings, readServiceUrls, readSettings, SettingsError } from './settings.ts';

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
  }
  return assert.fail('The settings were accepted.');
}

test('what is not set has its default, or is absent', () => {
  assert.deepEqual(readSettings({}, ['HOST', 'RATE_LIMIT', 'PORT']), { HOST: '127.0.0.1', RATE_LIMIT: 'on' });
});

test('an empty value counts as not set', () => {
  assert.deepEqual(readSettings({ HOST: '', PORT: '' }, ['HOST', 'PORT']), { HOST: '127.0.0.1' });
});

test('values are parsed', () => {
  const env = { PORT: '0', PUBLIC_URL: 'https://study.example.edu/' };
  assert.deepEqual(readSettings(env, ['PORT', 'PUBLIC_URL']), {
    PORT: 0,
    PUBLIC_URL: 'https://study.example.edu',
  });
});

const unusable: readonly (readonly [name: Parameters<typeof readSettings>[1][number], value: string])[] = [
  ['PORT', '80a'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '8080.0'],
  ['RATE_LIMIT', 'yes'],
  ['LOG_LEVEL', 'loud'],
  ['PUBLIC_URL', 'study.example.edu'],
  ['DATABASE_URL', 'postgres://localhost'],
  ['AUTH_SECRET', 'too short'],
  ['ADMIN_PASSWORD', 'short'],
  ['OTEL_TRACES_SAMPLER', 'sometimes'],
  ['OTEL_TRACES_SAMPLER_ARG', '2'],
  ['OTEL_TRACES_SAMPLER_ARG', '-0.5'],
];

for (const [name, value] of unusable) {
  test(`${name}=${value} is an error, never the default`, () => {
    const [problem] = problemsOf(() => readSettings({ [name]: value }, [name]));
    assert.match(problem ?? '', new RegExp(`^${name} must `));
  });
}

test('every problem is told at once', () => {
  const env = { PORT: 'x', LOG_LEVEL: 'y' };
  const problems = problemsOf(() => readSettings(env, ['PORT', 'LOG_LEVEL', 'AUTH_SECRET'], ['AUTH_SECRET']));
  assert.equal(problems.length, 3);
  assert.match(problems[2] ?? '', /^AUTH_SECRET is missing\. /);
});

test('a problem does not repeat a secret', () => {
  const secret = 'hunter2';
  assert.ok(
    !problemsOf(() => readSettings({ AUTH_SECRET: secret }, ['AUTH_SECRET']))
      .join()
      .includes(secret),
  );
});

test('services are on this machine unless a URL says otherwise', () => {
  const urls = readServiceUrls({ TUTORS_URL: 'http://tutors.studyhall.internal/' });
  assert.equal(urls.tutors, 'http://tutors.studyhall.internal');
  assert.equal(urls.identity, 'http://127.0.0.1:8081');
  assert.deepEqual(Object.keys(urls), [...serviceNames]);
});

test('a URL that is none is an error', () => {
  assert.match(
    problemsOf(() => readServiceUrls({ CALENDAR_URL: 'calendar:8085' })).join(),
    /^CALENDAR_URL must /,
  );
});

test('every setting is described by one sentence or more', () => {
  for (const { name, about } of describeSettings()) assert.match(about, /^[A-Z].*\.$/, name);
});
