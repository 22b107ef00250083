import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observe } from '@studyhall/telemetry';
import { startService } from './build-service.ts';

test('/internal/operations tells another service what waits to be sent, set-aside events apart', async (t) => {
  const { app, http, tokens } = await startService(() => {});
  t.after(() => app.close());
  const observations = (values: Record<string, number>) => () =>
    Object.entries(values).map(([subscriber, value]) => ({ value, attributes: { subscriber } }));
  const ends = [
    observe('studyhall.outbox.depth', observations({ students: 2, notifications: 3, 'students.parked': 7 })),
    observe('studyhall.outbox.age', observations({ students: 4, notifications: 2, 'students.parked': 900 })),
  ];
  t.after(() => {
    for (const end of ends) end();
  });
  const token = await tokens.serviceToken('edge', 'tutors');
  const { status, body } = await http.get('/internal/operations', { token });
  assert.equal(status, 200);
  assert.deepEqual(body, { version: 'unknown', queueDepth: 5, queueAge: 4, parked: 7 });
});

test('/internal/operations is closed to people', async (t) => {
  const { app, http, tokens } = await startService(() => {});
  t.after(() => app.close());
  assert.equal((await http.get('/internal/operations')).status, 401);
  const token = await tokens.tokenFor({ roles: ['admin'] });
  assert.equal((await http.get('/internal/operations', { token })).status, 401);
});
