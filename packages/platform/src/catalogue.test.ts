import assert from 'node:assert/strict';
import { test } from 'node:test';
import { databaseServices, getService, serviceNames, services } from './catalogue.ts';

test('every service is there once, under its name', () => {
  assert.deepEqual(
    services.map(({ name }) => name),
    [...serviceNames],
  );
  for (const name of serviceNames) assert.equal(getService(name).name, name);
});

test('no two services share a port', () => {
  assert.equal(new Set(services.map(({ port }) => port)).size, services.length);
});

test('every prefix leads to one service', () => {
  const prefixes = services.flatMap((service) => service.prefixes);
  for (const prefix of prefixes) {
    assert.match(prefix, /^\/api\/[a-z]+$/);
    assert.deepEqual(
      prefixes.filter((other) => other === prefix || other.startsWith(`${prefix}/`)),
      [prefix],
    );
  }
});

test('the edge owns no database', () => {
  assert.ok(!databaseServices().some(({ name }) => name === 'edge'));
});
