import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ApiDocument, mergeApiDocuments } from './api-document.ts';

function buildDocument(path: string, sessionType: string): ApiDocument {
  const answer = { schema: { $ref: '#/components/schemas/Session' } };
  return {
    openapi: '3.1.0',
    info: { title: path, version: '1.0.0' },
    paths: { [path]: { get: { tags: ['own'], responses: { 200: answer } } } },
    components: { schemas: { Session: { type: sessionType } } },
  };
}

/** What the test reads of the merged document. */
interface Merged {
  readonly paths: Readonly<Record<string, { get: { tags: string[]; responses: object } }>>;
  readonly components: { readonly schemas: object };
}

function merge(documents: Record<string, ApiDocument>): Merged {
  return mergeApiDocuments(new Map(Object.entries(documents))) as Merged;
}

test('paths of all services are there, grouped by service', () => {
  const merged = merge({ identity: buildDocument('/a', 'object'), tutors: buildDocument('/b', 'object') });
  assert.deepEqual(merged.paths['/a']?.get.tags, ['identity']);
  assert.deepEqual(merged.paths['/b']?.get.tags, ['tutors']);
});

test('what two services define alike is there once', () => {
  const merged = merge({ identity: buildDocument('/a', 'object'), tutors: buildDocument('/b', 'object') });
  assert.deepEqual(merged.components.schemas, { Session: { type: 'object' } });
});

test('what two services call by the same name and mean differently stays apart', () => {
  const merged = merge({ identity: buildDocument('/a', 'object'), tutors: buildDocument('/b', 'string') });
  const { schemas } = merged.components;
  assert.deepEqual(schemas, { Session: { type: 'object' }, TutorsSession: { type: 'string' } });
  assert.deepEqual(merged.paths['/b']?.get.responses, {
    200: { schema: { $ref: '#/components/schemas/TutorsSession' } },
  });
});
