import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Group, Membership } from '../../api/types.ts';
import { rightsIn } from './group-rights.ts';

const membership = (overrides: Partial<Membership>): Membership => ({
  groupId: 'g',
  userId: 'u',
  name: 'Ana',
  role: 'member',
  status: 'active',
  since: '2026-03-02T08:00:00Z',
  position: null,
  offerExpiresAt: null,
  ...overrides,
});

const group = (overrides: Partial<Group>): Group => ({
  id: 'g',
  name: 'Proofs',
  courseCode: null,
  courseTitle: null,
  topic: null,
  description: '',
  joinPolicy: 'open',
  capacity: 8,
  timeZone: 'UTC',
  rules: { post: 'members', invite: 'members', schedule: 'moderators' },
  offerHours: 24,
  status: 'active',
  memberCount: 1,
  placesFree: 7,
  waiting: 0,
  createdAt: '2026-03-02T08:00:00Z',
  membership: membership({}),
  unread: 0,
  isInvited: false,
  ...overrides,
});

test('a member may what the rules give to members', () => {
  const { mayPost, mayPlan, isModerator } = rightsIn(group({}));
  assert.deepEqual([mayPost, mayPlan, isModerator], [true, false, false]);
});

test('a moderator may what the rules keep for moderators', () => {
  assert.equal(rightsIn(group({ membership: membership({ role: 'moderator' }) })).mayPlan, true);
});

test('who waits for a place may nothing yet, whatever their role is to be', () => {
  const rights = rightsIn(group({ membership: membership({ status: 'waiting', role: 'owner' }) }));
  assert.deepEqual(new Set(Object.values(rights)), new Set([false]));
});

test('in an archived group nobody writes, invites or plans', () => {
  const { isOwner, mayPost, mayInvite, mayPlan } = rightsIn(
    group({ status: 'archived', membership: membership({ role: 'owner' }) }),
  );
  assert.deepEqual([isOwner, mayPost, mayInvite, mayPlan], [true, false, false, false]);
});
