import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, test } from 'node:test';
import { authorize, readKeys } from '../lib/functions/authorizer.ts';
import { type HookEvent, type Outside, testGreen } from '../lib/functions/deployment-hook.ts';
import { type Aws, watch } from '../lib/functions/deployment-watch.ts';

describe('the hook that tests green', () => {
  const event: HookEvent = { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'e-1' };
  const right = (url: string) => {
    if (url.endsWith('/readyz')) return 200;
    return url.endsWith('/api/tutors') ? 401 : 404;
  };

  /** What CodeDeploy is told, and what the log says, when green answers so. */
  async function run(
    answer: (url: string) => number,
    tasks = ['http://10.0.0.1:8083', 'http://10.0.0.2:8083'],
  ) {
    const reports: string[] = [];
    const lines: string[] = [];
    const outside: Outside = {
      findGreen: async () => tasks,
      request: async (url) => ({ status: answer(url) }),
      report: async (_event, status) => void reports.push(status),
      log: (line) => lines.push(line),
    };
    await testGreen(event, ['/api/tutors'], outside);
    return { reports, lines };
  }

  test('lets a green through of which every task answers as it should', async () => {
    assert.deepEqual(await run(right), { reports: ['Succeeded'], lines: [] });
  });

  test('refuses one whose second task fails under a prefix, and says which', async () => {
    const { reports, lines } = await run((url) =>
      url === 'http://10.0.0.2:8083/api/tutors' ? 500 : right(url),
    );
    assert.deepEqual(reports, ['Failed']);
    assert.deepEqual(lines, ['SMOKE-TEST-FAILED http://10.0.0.2:8083/api/tutors was answered 500.']);
  });

  test('refuses one of which no task is healthy', async () => {
    assert.deepEqual((await run(right, [])).reports, ['Failed']);
  });

  test('tells CodeDeploy even when green cannot be reached at all', async () => {
    const { reports, lines } = await run(() => {
      throw new Error('connect ECONNREFUSED');
    });
    assert.deepEqual(reports, ['Failed']);
    assert.match(lines.join(), /SMOKE-TEST-FAILED connect ECONNREFUSED/);
  });
});

describe('the watch over deployments', () => {
  const event = { detail: { application: 'studyhall-lean-tutors', deploymentGroup: 'g', state: 'START' } };

  async function run(deploying: boolean, targetGroup: string) {
    const orders: unknown[] = [];
    const aws: Aws = {
      isDeploying: async () => deploying,
      findLive: async () => ({ targetGroup, cluster: 'c', service: 's' }),
      suspendScaling: async (...order) => void orders.push(order),
      remember: async (...order) => void orders.push(order),
    };
    await watch(event, aws);
    return orders;
  }

  test('rests scaling and closes the stack while one is on its way', async () => {
    assert.deepEqual(await run(true, 'lean-tutors-blue'), [
      ['service/c/s', true],
      ['studyhall-lean-tutors', 'deploying'],
    ]);
  });

  test('remembers afterwards which target group has the traffic', async () => {
    assert.deepEqual(await run(false, 'lean-tutors-green'), [
      ['service/c/s', false],
      ['studyhall-lean-tutors', 'green'],
    ]);
  });

  test('refuses to guess', async () => {
    await assert.rejects(run(false, 'something-else'), /neither blue nor green/);
  });
});

describe('the authorizer of the API gateway', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const keys = readKeys({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1' }] });
  const now = Date.UTC(2026, 0, 5);
  const claims = { sub: 'u1', iss: 'studyhall', aud: 'studyhall', exp: now / 1000 + 60 };

  function bearer(body: object, header: object = { alg: 'EdDSA', kid: 'k1' }, key: KeyObject = privateKey) {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${encode(header)}.${encode(body)}`;
    return `Bearer ${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`;
  }

  test('lets a token of identity through, and says whose it is', () => {
    assert.deepEqual(authorize(bearer(claims), keys, now), { isAuthorized: true, context: { sub: 'u1' } });
  });

  const refused: Readonly<Record<string, string | undefined>> = {
    'no token': undefined,
    'no bearer': 'Basic eDp5',
    'an expired token': bearer({ ...claims, exp: now / 1000 - 1 }),
    'a token without an end': bearer({ ...claims, exp: undefined }),
    'another issuer’s token': bearer({ ...claims, iss: 'other' }),
    'a token for others': bearer({ ...claims, aud: 'other' }),
    'a token of an unknown key': bearer(claims, { alg: 'EdDSA', kid: 'k2' }),
    'a token that says it is not signed': bearer(claims, { alg: 'none', kid: 'k1' }),
    'a token signed by somebody else': bearer(claims, undefined, generateKeyPairSync('ed25519').privateKey),
    'what is not JSON': 'Bearer a.b.c',
    'an endless token': bearer({ ...claims, name: 'x'.repeat(5000) }),
  };
  for (const [what, header] of Object.entries(refused)) {
    test(`turns away ${what}`, () => {
      assert.deepEqual(authorize(header, keys, now), { isAuthorized: false });
    });
  }
});
