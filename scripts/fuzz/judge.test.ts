import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findHangs } from './hangs.ts';
import { Judge } from './judge.ts';
import type { Document } from './operations.ts';

const ThingSchema = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', format: 'uuid' } },
};
const json = (ref: string) => ({
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${ref}` } } },
});
const get = { responses: { 200: json('Thing'), 204: {}, default: json('Problem') } };
const document: Document = {
  paths: { '/api/things/{id}': { get } },
  components: { schemas: { Thing: ThingSchema, Problem: { type: 'object', required: ['code'] } } },
};
const operation = { ...get, service: 'students', document, method: 'GET', path: '/api/things/{id}' } as const;

describe('the judge of an answer', () => {
  const judge = new Judge(new Map([['students', document]]));
  const complain = (status: number, text: string) =>
    judge.complain(operation, { status, contentType: 'application/json; charset=utf-8', text });

  it('has nothing against what the document says', () => {
    assert.equal(complain(200, '{"id":"01890a5d-ac96-774b-bcce-b302099a8057"}'), null);
    assert.equal(complain(404, '{"code":"not-found"}'), null);
    assert.equal(complain(204, ''), null);
  });

  for (const [what, status, text, said] of [
    ['does not match its schema', 200, '{"id":"1"}', /does not match its schema/],
    ['is cut off', 200, '{"id":', /does not match its schema/],
    ['is a failure', 500, '{"code":"internal"}', /answered 500/],
    ['has a status nobody declared', 201, '{}', /201, which is not declared/],
    ['has a body where none is declared', 204, '{}', /body that is not declared/],
    ['shows a stack', 400, '{"code":"x","detail":"at run (file:///app/x.ts:3:4)"}', /says/],
    ['shows SQL', 400, '{"code":"x","detail":"SELECT id FROM users"}', /says/],
  ] as const) {
    it(`complains of one that ${what}`, () => assert.match(complain(status, text) ?? '', said));
  }
});

describe('what took too long', () => {
  const slow = {
    operation,
    kind: 'valid',
    role: 'student',
    request: { path: '/api/things/1', headers: {}, body: undefined },
    ms: 2_500,
  } as const;

  it('hangs when it does so again with nothing beside it', async () => {
    const { hangs, waited } = await findHangs([slow], 2_000, async () => 2_001);
    assert.match(hangs.join(), /took 2500 ms, and alone 2001 ms: GET .api.things.{id} as student, valid/);
    assert.deepEqual(waited, []);
  });

  it('has waited when it is quick by itself', async () => {
    const { hangs, waited } = await findHangs([slow], 2_000, async () => 1_999);
    assert.deepEqual([hangs, waited.length], [[], 1]);
  });
});
