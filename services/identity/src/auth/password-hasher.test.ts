import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createPasswordHasher } from './password-hasher.ts';

const password = 'plum tractor sings low';

describe('password hasher', () => {
  it('verifies what it hashed, and nothing else', async () => {
    const { hash, verify } = createPasswordHasher({ concurrency: 2, queueLimit: 8 });
    const phc = await hash(password);
    assert.equal(await verify(password, phc), true);
    assert.equal(await verify(`${password}!`, phc), false);
  });

  it('salts: equal passwords have different hashes', async () => {
    const { hash } = createPasswordHasher({ concurrency: 2, queueLimit: 8 });
    assert.notEqual(await hash(password), await hash(password));
  });

  it('takes the cost from the hash, so that it can be raised later', async () => {
    const { verify } = createPasswordHasher({ concurrency: 1, queueLimit: 8 });
    // Of "password" with the salt "somesalt", from the reference implementation.
    const reference =
      '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    assert.equal(await verify('password', reference), true);
  });

  it('gives the same answer for a letter typed in either of its forms', async () => {
    const { hash, verify } = createPasswordHasher({ concurrency: 1, queueLimit: 8 });
    assert.equal(await verify('cafe\u0301 au lait', await hash('caf\u00e9 au lait')), true);
  });

  it('refuses a stored text of another kind', async () => {
    const { verify } = createPasswordHasher({ concurrency: 1, queueLimit: 8 });
    await assert.rejects(verify(password, '$2b$10$abc'), /PHC/);
  });

  it('turns away those who come when the queue is full, and serves the others in turn', async () => {
    const { hash } = createPasswordHasher({ concurrency: 1, queueLimit: 2 });
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map(() => hash(password)));
    const kinds = outcomes.map(({ status }) => status);
    assert.deepEqual(kinds, ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected']);
    const [last] = outcomes.slice(-1);
    assert.equal(last?.status === 'rejected' && last.reason.status, 429);
    assert.ok(await hash(password));
  });
});
