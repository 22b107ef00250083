import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createAccess, NoDecisionError, PolicyError, validatePolicies } from '@studyhall/access';
import { buildPerson } from '@studyhall/testing';

const policies = `
// Everybody reads what is approved, signed in or not.
permit (principal, action == Action::"readTutor", resource is Tutor)
when { resource.status == "approved" };

permit (principal, action in [Action::"readNotes", Action::"deleteNotes"], resource is Session)
when { principal.id == resource.tutorId };

permit (principal, action == Action::"decide", resource is Tutor)
when { principal.roles.contains("coordinator") };

forbid (principal, action == Action::"decide", resource is Tutor)
when { principal.id == resource.ownerId };

permit (principal, action == Action::"join", resource is Group)
when { resource.members.contains(principal.id) && context.hour < 22 && resource.owner != principal };
`;

describe('access', () => {
  const access = createAccess({ name: 'test', policies });
  const ada = buildPerson();

  test('denies what no policy permits', () => {
    const resource = { type: 'Session', id: '1', attributes: { tutorId: 'somebody' } };
    assert.equal(access.can({ person: ada, action: 'readNotes', resource }), false);
    assert.equal(access.can({ person: ada, action: 'unheardOf', resource }), false);
  });

  test('permits the owner', () => {
    const resource = { type: 'Session', id: '1', attributes: { tutorId: ada.id } };
    assert.equal(access.can({ person: ada, action: 'readNotes', resource }), true);
  });

  test('decides by role, and a forbid wins', () => {
    const coordinator = buildPerson({ roles: ['student', 'coordinator'] });
    const decideOn = (ownerId: string, person = coordinator) =>
      access.can({
        person,
        action: 'decide',
        resource: { type: 'Tutor', id: ownerId, attributes: { ownerId } },
      });
    assert.equal(decideOn(ada.id), true);
    assert.equal(decideOn(coordinator.id), false);
    assert.equal(decideOn(ada.id, buildPerson()), false);
  });

  test('decides for someone who is not signed in', () => {
    const tutor = (status: string) => ({ type: 'Tutor', id: '1', attributes: { status } });
    assert.equal(access.can({ person: null, action: 'readTutor', resource: tutor('approved') }), true);
    assert.equal(access.can({ person: null, action: 'readTutor', resource: tutor('pending') }), false);
  });

  test('knows lists, numbers, people and the context', () => {
    const join = (hour: number, owner: string) =>
      access.can({
        person: ada,
        action: 'join',
        resource: { type: 'Group', id: '1', attributes: { members: [ada.id], owner: { person: owner } } },
        context: { hour },
      });
    assert.deepEqual([join(21, 'eve'), join(22, 'eve'), join(21, ada.id)], [true, false, false]);
  });

  test('a remembered decision is that of the same person, roles, resource and context only', () => {
    const decideOn = (roles: ['student'] | ['coordinator']) =>
      access.can({
        person: { ...ada, roles },
        action: 'decide',
        resource: { type: 'Tutor', id: '1', attributes: { ownerId: 'eve' } },
      });
    assert.deepEqual(
      [decideOn(['coordinator']), decideOn(['student']), decideOn(['coordinator'])],
      [true, false, true],
    );
  });

  test('authorize throws a 403', () => {
    const resource = { type: 'Session', id: '1', attributes: { tutorId: 'somebody' } };
    const refused = () => access.authorize({ person: ada, action: 'deleteNotes', resource });
    assert.throws(refused, { status: 403, code: 'forbidden' });
  });

  test('a policy that fails is no permission, not even where it forbids', () => {
    const coordinator = buildPerson({ roles: ['coordinator'] });
    const withoutOwner = { person: coordinator, action: 'decide', resource: { type: 'Tutor', id: '1' } };
    assert.throws(() => access.can(withoutOwner), NoDecisionError);
    assert.throws(() => access.authorize(withoutOwner), NoDecisionError);
  });

  test('a request that cannot be put to the engine is no permission', () => {
    const resource = { type: 'not a type', id: '1' };
    assert.throws(() => access.can({ person: ada, action: 'decide', resource }), NoDecisionError);
    const fraction = { type: 'Tutor', id: '1', attributes: { ownerId: 'x', score: 0.5 } };
    assert.throws(() => access.can({ person: ada, action: 'decide', resource: fraction }), NoDecisionError);
  });

  test('policies that do not parse stop the start', () => {
    assert.throws(
      () => createAccess({ name: 'broken', policies: 'permit (principal, action' }),
      (error) => {
        assert.ok(error instanceof PolicyError);
        assert.match(error.message, /^The policies of broken cannot be used: .+/);
        return true;
      },
    );
  });

  test('policies of two services do not mix', () => {
    const open = createAccess({ name: 'test', policies: 'permit (principal, action, resource);' });
    const request = { person: ada, action: 'readNotes', resource: { type: 'Session', id: '9' } };
    assert.equal(open.can(request), true);
    assert.throws(() => access.can(request), NoDecisionError);
  });
});

describe('validation of policies', () => {
  const schema = `
    entity Person = { id: String, roles: Set<String> };
    entity Tutor = { status: String, ownerId: String };
    action readTutor appliesTo { principal: Person, resource: Tutor };
  `;

  test('finds nothing where all is well', () => {
    const good =
      'permit (principal, action == Action::"readTutor", resource) when { resource.status == "approved" };';
    assert.deepEqual(validatePolicies(good, schema), []);
  });

  test('finds attributes and actions that do not exist', () => {
    const bad = `
      permit (principal, action == Action::"readTutor", resource) when { resource.state == "approved" };
      permit (principal, action == Action::"readTutors", resource);
    `;
    const problems = validatePolicies(bad, schema).join('\n');
    assert.match(problems, /state/);
    assert.match(problems, /readTutors/);
  });

  test('finds a schema that does not parse', () => {
    assert.equal(validatePolicies('permit (principal, action, resource);', 'entity').length, 1);
  });
});
