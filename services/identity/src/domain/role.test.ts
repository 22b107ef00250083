import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addRole, isSameRoles, removeRole } from './role.ts';

describe('roles', () => {
  it('adds a role once and keeps one order', () => {
    assert.deepEqual(addRole(['tutor', 'student'], 'tutor'), ['student', 'tutor']);
  });

  it('never leaves a person without a role', () => {
    assert.deepEqual(removeRole(['tutor'], 'tutor'), ['student']);
    assert.deepEqual(removeRole(['student', 'tutor'], 'tutor'), ['student']);
  });

  it('compares without regard to order', () => {
    assert.ok(isSameRoles(['admin', 'student'], ['student', 'admin']));
    assert.ok(!isSameRoles(['admin'], ['student', 'admin']));
  });
});
