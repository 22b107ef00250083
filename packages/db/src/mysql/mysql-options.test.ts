import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPool } from 'mysql2';
import { connectionOptions } from './mysql-options.ts';

const optionsOf = (url: string) => connectionOptions({ url, schema: 'tutors', poolSize: 1 });

test('a connection is in plain text unless its address says otherwise', () => {
  assert.equal(optionsOf('mysql://tutors:secret@db.example').ssl, undefined);
});

test('tls=rds asks for authorities that the driver brings', () => {
  const options = optionsOf('mysql://tutors:secret@db.example?tls=rds');
  // Nothing connects yet; the driver refuses a name that it does not know at once.
  createPool(options).end();
  assert.throws(() => createPool({ ...options, ssl: 'another' }), /SSL profile/);
});

test('another kind of TLS is an error, never plain text', () => {
  assert.throws(() => optionsOf('mysql://tutors:secret@db.example?tls=on'), /tls=on is not known/);
});
