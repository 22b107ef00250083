import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '@studyhall/db';
import { forEachEngine, uniqueEmail } from '@studyhall/testing';
import { decodeJwt } from 'jose';
import { password, serviceToken, startIdentity, type TestIdentity } from './test-identity.ts';

const personOf = (overrides = {}) => ({
  email: uniqueEmail(),
  name: 'Demo Person',
  password,
  roles: ['student'],
  ...overrides,
});

forEachEngine('internal calls', (engine) => {
  let identity: TestIdentity;
  let token: string;
  before(async () => {
    identity = await startIdentity(engine);
    token = await serviceToken('tutors', 'identity');
  });
  after(() => identity.close());

  it('are for services only', async () => {
    const account = await identity.signUp();
    const path = `/internal/people/${account.id}`;
    const elsewhere = await serviceToken('tutors', 'students');
    for (const bad of [undefined, await identity.tokenOf(account), elsewhere]) {
      assert.equal((await identity.api.get(path, { token: bad })).status, 401);
      assert.equal((await identity.api.delete(path, { token: bad })).status, 401);
      const body = { people: [personOf()] };
      assert.equal((await identity.api.post('/internal/import', { token: bad, body })).status, 401);
    }
  });

  it('give and erase what is held of a person', async () => {
    const { id, email } = await identity.signUp();
    const path = `/internal/people/${id}`;
    const { body } = await identity.api.get<{ user: { email: string } }>(path, { token });
    assert.equal(body.user.email, email);
    assert.equal((await identity.api.delete(path, { token })).status, 204);
    assert.equal((await identity.api.delete(path, { token })).status, 204);
    const gone = await identity.api.get<{ user: unknown }>(path, { token });
    assert.equal(gone.body.user, null);
  });

  describe('tell of tutors', () => {
    const decide = (type: string, tutorId: string, id = newId()) =>
      identity.api.post<{ accepted: number }>('/internal/events', {
        token,
        body: [
          {
            specversion: '1.0',
            id,
            source: '/services/tutors',
            type,
            subject: tutorId,
            time: new Date().toISOString(),
            datacontenttype: 'application/json',
            data: { tutorId, name: 'Ayesha Khan', byPersonId: newId(), reason: 'good references' },
          },
        ],
      });

    it('whose approval and suspension reach the next token', async () => {
      const account = await identity.signUp();
      await decide('tutor.approved', account.id);
      assert.deepEqual(decodeJwt(await identity.tokenOf(account))['roles'], ['student', 'tutor']);
      await decide('tutor.suspended', account.id);
      assert.deepEqual(decodeJwt(await identity.tokenOf(account))['roles'], ['student']);
      const audit = await identity.context.db.read
        .selectFrom('audit_entries')
        .select('action')
        .where('subject_id', '=', account.id)
        .orderBy('id')
        .execute();
      const actions = audit.map(({ action }) => action);
      const expected = [
        'account.created',
        'tutor.approved',
        'roles.changed',
        'tutor.suspended',
        'roles.changed',
      ];
      assert.deepEqual(actions, expected);
    });

    it('once, however often the event comes', async () => {
      const account = await identity.signUp();
      const id = newId();
      await decide('tutor.approved', account.id, id);
      await decide('tutor.suspended', account.id);
      await decide('tutor.approved', account.id, id);
      assert.deepEqual(decodeJwt(await identity.tokenOf(account))['roles'], ['student']);
    });

    it('who are gone meanwhile, without holding up the others', async () => {
      const { status, body } = await decide('tutor.approved', newId());
      assert.equal(status, 200);
      assert.equal(body.accepted, 1);
    });
  });
});

forEachEngine('import', (engine) => {
  const start = async () => {
    const identity = await startIdentity(engine);
    const token = await serviceToken('edge', 'identity');
    const load = (people: object[]) =>
      identity.api.post<{ code: string; imported: number }>('/internal/import', { token, body: { people } });
    return { identity, load };
  };

  it('loads a university in a moment, all or nothing, once', async () => {
    const { identity, load } = await start();
    try {
      const twice = personOf();
      const duplicate = await load([personOf(), twice, twice]);
      assert.equal(duplicate.status, 409);
      assert.equal(duplicate.body.code, 'duplicate-people');

      const people = Array.from({ length: 460 }, () => personOf());
      const id = newId();
      const before = process.cpuUsage();
      const { status, body } = await load([
        ...people,
        personOf({ id, email: 'Dean@example.edu', roles: ['admin'] }),
      ]);
      const { user, system } = process.cpuUsage(before);
      assert.equal(status, 201);
      assert.equal(body.imported, 461);
      // Of the processor, in microseconds, whatever else the machine does; a hash for each would take many seconds.
      assert.ok(user + system < 3_000_000, `${user + system} µs`);
      const dean = await identity.signIn({ email: 'dean@example.edu', password });
      assert.equal(dean.id, id);
      assert.deepEqual(decodeJwt(await identity.tokenOf(dean))['roles'], ['admin']);
      assert.equal((await load([personOf()])).body.code, 'not-empty');
    } finally {
      await identity.close();
    }
  });

  it('is refused when somebody has signed up already', async () => {
    const { identity, load } = await start();
    try {
      await identity.signUp();
      assert.equal((await load([personOf()])).status, 409);
    } finally {
      await identity.close();
    }
  });

  it('checks every person as it would check a sign-up', async () => {
    const { identity, load } = await start();
    try {
      const bad = [
        { password: 'short' },
        { email: 'x' },
        { roles: ['root'] },
        { roles: [] },
        { shoeSize: 9 },
      ];
      for (const part of bad) assert.equal((await load([personOf(part)])).status, 400, JSON.stringify(part));
      assert.equal((await load([personOf({ password: 'password123' })])).status, 422);
      assert.equal((await load([])).status, 400);
    } finally {
      await identity.close();
    }
  });
});
