import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SettingsError } from '@studyhall/platform';
import { readConfig } from './config.ts';

const required = { AUTH_SECRET: 'a'.repeat(32), SERVICE_SECRET: 'b'.repeat(32) };

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    assert.ok(error instanceof SettingsError);
    return error.problems;
  }
}

describe('settings', () => {
  it('need both secrets, and say so at once', () => {
    const problems = problemsOf({ PORT: 'eighty' });
    assert.equal(problems.length, 3);
    assert.deepEqual(
      ['PORT', 'SERVICE_SECRET', 'AUTH_SECRET'].filter((name) =>
        problems.some((line) => line.startsWith(name)),
      ),
      ['PORT', 'SERVICE_SECRET', 'AUTH_SECRET'],
    );
  });

  it('name the first admin wholly or not at all', () => {
    const whole = { ...required, ADMIN_EMAIL: 'Head@Example.edu', ADMIN_PASSWORD: 'ten quiet harbours' };
    assert.deepEqual(readConfig(whole).firstAdmin, {
      email: 'head@example.edu',
      password: 'ten quiet harbours',
    });
    assert.equal(readConfig(required).firstAdmin, undefined);
    assert.equal(problemsOf({ ...required, ADMIN_EMAIL: 'head@example.edu' }).length, 1);
    assert.equal(problemsOf({ ...required, ADMIN_PASSWORD: 'ten quiet harbours' }).length, 1);
  });
});
