import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitStatements } from './migration-files.ts';

for (const [rule, text, statements] of [
  ['each ends at its semicolon', 'A; B;\nC', ['A', 'B', 'C']],
  ['nothing between semicolons is none', ';; \n;', []],
  ['a semicolon in quotes ends none', "INSERT 'a;''b;'; B", ["INSERT 'a;''b;'", 'B']],
  ['nor in a quoted name', 'SELECT "a;b"; B', ['SELECT "a;b"', 'B']],
  ['nor in a comment', 'A -- x; y\n(1); /* ; */ B', ['A \n(1)', 'B']],
  ['two dashes in quotes start no comment', "INSERT '--'; B", ["INSERT '--'", 'B']],
  ['a minus and a slash are themselves', 'SELECT 4 - 2 / 1', ['SELECT 4 - 2 / 1']],
] as const) {
  test(rule, () => assert.deepEqual(splitStatements(text), statements));
}
