import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GroupRole } from '../../api/types.ts';
import { memberChoices } from './member-actions.ts';

const choices = (role: GroupRole, other: GroupRole, userId = 'other') =>
  memberChoices({ id: 'me', role }, { userId, role: other }).map((choice) =>
    choice.kind === 'role' ? choice.role : choice.kind,
  );

test('an owner acts on everyone but owners', () => {
  assert.deepEqual(choices('owner', 'member'), ['owner', 'moderator', 'remove', 'ban']);
  assert.deepEqual(choices('owner', 'moderator'), ['owner', 'member', 'remove', 'ban']);
  assert.deepEqual(choices('owner', 'owner'), []);
});

test('a moderator expels plain members alone', () => {
  assert.deepEqual(choices('moderator', 'member'), ['remove', 'ban']);
  assert.deepEqual(choices('moderator', 'moderator'), []);
  assert.deepEqual(choices('member', 'member'), []);
});

test('one steps down oneself, and expels oneself never', () => {
  assert.deepEqual(choices('owner', 'owner', 'me'), ['moderator', 'member']);
  assert.deepEqual(choices('moderator', 'moderator', 'me'), ['member']);
  assert.deepEqual(choices('member', 'member', 'me'), []);
});
