import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPlainPath } from './plain-path.ts';

const plain = [
  '/',
  '/api/tutors/0198c5a2-7c1e-7d2b-8f0a-1a2b3c4d5e6f/slots?from=2026-01-05T09:00:00.000Z',
  '/api/calendar/feeds/secret.ics',
  '/api/courses/CS-101.2',
  '/api/courses/caf%C3%A9%20au%20lait',
  '/api/tutors?q=..%2F..%2Finternal//x;y',
  '/.well-known/security.txt',
  '/api/x/...',
];

for (const path of plain) test(`${path} is read alike by all`, () => assert.ok(isPlainPath(path)));

const ambiguous = [
  '*',
  'http://tutors/a',
  '/a//b',
  '/a/./b',
  '/a/../b',
  '/a/..',
  '/a;b',
  '/a\\b',
  '/%2E%2e/b',
  '/a%2fb',
  '/a%5Cb',
  '/%252e',
];

for (const path of ambiguous) test(`${path} is not`, () => assert.ok(!isPlainPath(path)));
