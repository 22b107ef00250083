import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createTokenVerifier, signServiceToken, UnavailableError } from '@studyhall/http';
import { buildPerson, startStub } from '@studyhall/testing';
import { SignJWT, UnsecuredJWT } from 'jose';
import { type ProblemBody, startService, type TestService } from './build-service.ts';

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('steps that say who asks', () => {
  let service: TestService;

  before(async () => {
    service = await startService((app) => {
      const schema = { operationId: 'me' };
      app.get('/api/tutors/me', { onRequest: [app.authenticate], schema }, ({ person }) => person);
      app.get(
        '/api/tutors',
        { onRequest: [app.authenticateOptionally], schema: { operationId: 'anyone' } },
        ({ maybePerson }) => ({ id: maybePerson?.id ?? null }),
      );
      app.get('/internal/people', { onRequest: [app.requireService] }, ({ callingService }) => ({
        callingService,
      }));
    });
  });
  after(() => service.app.close());

  test('the person of a token is known, at first and when remembered', async () => {
    const person = buildPerson({ roles: ['student', 'tutor'] });
    const token = await service.tokens.tokenFor(person);
    assert.equal(service.tokens.verifier.recall(token), undefined);
    const first = await service.http.get('/api/tutors/me', { token });
    assert.deepEqual(service.tokens.verifier.recall(token), person);
    const second = await service.http.get('/api/tutors/me', { token });
    assert.deepEqual([first.body, second.body], [person, person]);
  });

  test('roles that do not exist give no right', async () => {
    const token = await service.tokens.tokenFor({ roles: ['student', 'owner' as 'admin'] });
    const { body } = await service.http.get<{ roles: string[] }>('/api/tutors/me', { token });
    assert.deepEqual(body.roles, ['student']);
  });

  test('without a token the answer is 401 and names the scheme', async () => {
    const answer = await service.http.get<ProblemBody>('/api/tutors/me');
    assert.deepEqual([answer.status, answer.body.code], [401, 'unauthorized']);
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer realm="studyhall"');
  });

  const claims = { roles: ['admin'], email: 'eve@example.edu', name: 'Eve' };
  const standard = (alg = 'EdDSA') =>
    new SignJWT(claims)
      .setProtectedHeader({ alg, kid: 'test-key' })
      .setSubject('eve')
      .setIssuer('studyhall')
      .setAudience('studyhall')
      .setExpirationTime('5m');
  const foreignKey = generateKeyPairSync('ed25519').privateKey;
  const forgeries: readonly [name: string, forge: () => Promise<string> | string][] = [
    ['nonsense', () => 'nonsense'],
    ['an empty token', () => ''],
    ['a huge token', () => `a.${'b'.repeat(8000)}.c`],
    ['alg none', () => new UnsecuredJWT(claims).setSubject('eve').setExpirationTime('5m').encode()],
    ['a signature by a foreign key', () => standard().sign(foreignKey)],
    [
      'HS256 with the public key as the secret',
      () => standard('HS256').sign(Buffer.from(service.tokens.jwks.keys[0]?.x ?? '', 'base64url')),
    ],
    [
      'claims changed after signing',
      async () => {
        const [header, , signature] = (await service.tokens.tokenFor()).split('.');
        return `${header}.${base64url({ ...claims, sub: 'eve' })}.${signature}`;
      },
    ],
    ['a token between services', () => service.tokens.serviceToken('edge', 'tutors')],
  ];

  for (const [name, forge] of forgeries) {
    test(`${name} is 401, on routes where a token is optional too`, async () => {
      const headers = { authorization: `Bearer ${await forge()}` };
      for (const path of ['/api/tutors/me', '/api/tutors']) {
        const answer = await service.http.get<ProblemBody>(path, { headers });
        assert.deepEqual([answer.status, answer.body.code], [401, 'unauthorized'], path);
        assert.match(answer.headers.get('www-authenticate') ?? '', /error="invalid_token"/);
      }
    });
  }

  test('another scheme is 401', async () => {
    const headers = { authorization: 'Basic ZXZlOnNlY3JldA==' };
    assert.equal((await service.http.get('/api/tutors', { headers })).status, 401);
  });

  test('an expired token is 401 and says so, remembered or not', async () => {
    let now = Date.now();
    const other = await startService(
      (app) => {
        app.get('/api/tutors', { onRequest: [app.authenticate], schema: { operationId: 'x' } }, () => ({}));
      },
      { now: () => now },
    );
    const token = await other.tokens.tokenFor();
    assert.equal((await other.http.get('/api/tutors', { token })).status, 200);
    now += 15 * 60_000 + 1;
    const late = await other.http.get<ProblemBody>('/api/tutors', { token });
    assert.deepEqual([late.status, late.body.detail], [401, 'The token has expired. Get a new one.']);
    await other.app.close();
  });

  test('a token for another audience or by another issuer is 401', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'test-key', alg: 'EdDSA' }] };
    const identity = await startStub(() => ({ status: 200, body: keys }));
    const verifier = createTokenVerifier({ jwksUrl: `${identity.url}/jwks`, now: Date.now });
    await verifier.verify(await standard().sign(privateKey));
    for (const wrong of [standard().setAudience('other'), standard().setIssuer('other')]) {
      await assert.rejects(verifier.verify(await wrong.sign(privateKey)), { status: 401 });
    }
    await identity.close();
  });

  test('a token is optional where the route says so', async () => {
    assert.deepEqual((await service.http.get('/api/tutors')).body, { id: null });
  });

  test('another service is let in by its token, for this service only', async () => {
    const { serviceSecret } = service.tokens;
    const token = await service.tokens.serviceToken('calendar', 'tutors');
    for (const _ of ['verified', 'remembered']) {
      const { body } = await service.http.get('/internal/people', { token });
      assert.deepEqual(body, { callingService: 'calendar' });
    }
    const expired = { from: 'edge', to: 'tutors', serviceSecret, now: Date.now() - 301_000 } as const;
    const refused = [
      await service.tokens.serviceToken('calendar', 'students'),
      await signServiceToken({ ...expired, serviceSecret: 'another secret, as long as it has to be' }),
      await signServiceToken(expired),
      await service.tokens.tokenFor({ roles: ['admin'] }),
    ];
    for (const token of refused) {
      assert.equal((await service.http.get('/internal/people', { token })).status, 401);
    }
    assert.equal((await service.http.get('/internal/people')).status, 401);
  });

  test('an internal route without its guard does not start', async () => {
    const unguarded = startService((app) => {
      app.get('/internal/open', () => ({}));
    });
    await assert.rejects(unguarded, /\/internal\/open needs the step app.requireService/);
  });
});

describe('identity’s keys', () => {
  function makeKey(kid: string) {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const sign = () =>
      new SignJWT({ roles: ['student'], email: 'ada@example.edu', name: 'Ada' })
        .setProtectedHeader({ alg: 'EdDSA', kid })
        .setSubject(kid)
        .setIssuer('studyhall')
        .setAudience('studyhall')
        .setExpirationTime('1h')
        .sign(privateKey);
    return { jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'EdDSA' }, sign };
  }

  async function startIdentity() {
    const state = { keys: [makeKey('first')], status: 200 };
    const stub = await startStub(() => ({
      status: state.status,
      body: { keys: state.keys.map(({ jwk }) => jwk) },
    }));
    const clock = { now: Date.now() };
    const verifier = createTokenVerifier({ jwksUrl: `${stub.url}/jwks`, now: () => clock.now });
    const first = await verifier.verify((await state.keys[0]?.sign()) ?? '');
    assert.equal(first.id, 'first');
    return { state, stub, clock, verifier };
  }

  test('are kept while identity is down', async () => {
    const { state, stub, clock, verifier } = await startIdentity();
    await stub.close();
    for (const minutes of [1, 11, 40]) {
      clock.now += minutes * 60_000;
      assert.equal((await verifier.verify((await state.keys[0]?.sign()) ?? '')).id, 'first');
    }
  });

  test('are looked for once when tokens name a new one', async () => {
    const { state, stub, verifier } = await startIdentity();
    const second = makeKey('second');
    state.keys.push(second);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => second.sign()));
    const people = await Promise.all(tokens.map((token) => verifier.verify(token)));
    assert.ok(people.every(({ id }) => id === 'second'));
    assert.equal(stub.requests.length, 2);
    await stub.close();
  });

  test('with made-up names do not make us ask without end', async () => {
    const { stub, verifier } = await startIdentity();
    for (let index = 0; index < 40; index++) {
      await assert.rejects(verifier.verify(await makeKey(`made-up-${index}`).sign()), { status: 401 });
    }
    assert.equal(stub.requests.length, 11);
    await stub.close();
  });

  test('that were withdrawn are forgotten within minutes', async () => {
    const { state, stub, clock, verifier } = await startIdentity();
    const [withdrawn] = state.keys;
    state.keys = [makeKey('second')];
    clock.now += 11 * 60_000;
    await verifier.verify((await withdrawn?.sign()) ?? '');
    await verifier.verify((await state.keys[0]?.sign()) ?? '');
    await assert.rejects(verifier.verify((await withdrawn?.sign()) ?? ''), { status: 401 });
    await stub.close();
  });

  test('that cannot be had at all are a 503, not a 401', async () => {
    const stub = await startStub(() => ({ status: 500 }));
    const verifier = createTokenVerifier({ jwksUrl: `${stub.url}/jwks`, now: Date.now });
    const token = await makeKey('first').sign();
    await assert.rejects(verifier.verify(token), UnavailableError);
    await stub.close();
    await assert.rejects(verifier.verify(token), UnavailableError);
  });
});
