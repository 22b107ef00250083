import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findContracting } from './contracting.ts';

const expanding = [
  'CREATE TABLE notes (id CHAR(36) NOT NULL PRIMARY KEY)',
  'CREATE INDEX notes_by_author ON people (author)',
  'ALTER TABLE people ADD COLUMN nickname VARCHAR(80) NULL',
  'ALTER TABLE people ADD COLUMN shown BOOLEAN NOT NULL DEFAULT TRUE',
  "INSERT INTO settings (name) VALUES ('x')",
  'UPDATE people SET nickname = name',
];
const contracting = [
  'DROP TABLE people',
  'ALTER TABLE people DROP COLUMN name',
  'ALTER TABLE people RENAME COLUMN name TO title',
  'ALTER TABLE people RENAME TO persons',
  'ALTER TABLE people MODIFY name VARCHAR(10)',
  'ALTER TABLE people ADD COLUMN age INT NOT NULL',
  'ALTER TABLE people ADD COLUMN email VARCHAR(80) UNIQUE',
  'ALTER TABLE people ADD COLUMN a INT NULL, DROP COLUMN b',
  'ALTER TABLE people ADD CONSTRAINT named CHECK (name <> 1)',
  'CREATE UNIQUE INDEX people_by_name ON people (name)',
  'DROP INDEX people_by_name',
  'DELETE FROM people',
  'TRUNCATE people',
];

describe('what only adds', () => {
  for (const sql of expanding) test(sql, () => assert.deepEqual(findContracting([sql]), []));
});

describe('what older code may not survive', () => {
  for (const sql of contracting) test(sql, () => assert.deepEqual(findContracting([sql]), [sql]));
});

test('with a table that the same migrations make, anything may be done', () => {
  const statements = [
    'CREATE TABLE notes (id INT)',
    'CREATE UNIQUE INDEX notes_by_id ON notes (id)',
    'ALTER TABLE notes ADD COLUMN text INT NOT NULL',
    'DROP TABLE notes',
  ];
  assert.deepEqual(findContracting(statements), []);
});
