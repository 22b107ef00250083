import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readServiceConfig } from './service-config.ts';

const required = { SERVICE_SECRET: 'x'.repeat(32) };

test('a password that is kept apart becomes part of the address of the database', () => {
  const { databaseUrl } = readServiceConfig(
    { ...required, DATABASE_URL: 'mysql://tutors@db.example:3306?tls=rds', DATABASE_PASSWORD: 'a/b@c%d' },
    'tutors',
  );
  const url = new URL(databaseUrl ?? '');
  assert.equal(decodeURIComponent(url.password), 'a/b@c%d');
  assert.deepEqual([url.username, url.host, url.search], ['tutors', 'db.example:3306', '?tls=rds']);
});

test('a password without an address is of no use, and harms nothing', () => {
  assert.equal(
    readServiceConfig({ ...required, DATABASE_PASSWORD: 'secret' }, 'tutors').databaseUrl,
    undefined,
  );
});

test('a process may be told to hold fewer connections than the catalogue says', () => {
  assert.equal(readServiceConfig({ ...required, DATABASE_CONNECTIONS: '3' }, 'tutors').connections, 3);
  assert.equal(readServiceConfig(required, 'tutors').connections, undefined);
});
