import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { createLog } from '@studyhall/http';
import { buildPerson, collectLog } from '@studyhall/testing';
import { startService } from './build-service.ts';

describe('the log', () => {
  test('has one line a request, with who asked and what came of it', async () => {
    const { log, entries } = collectLog();
    const { app, http, tokens } = await startService(
      (app) => {
        const schema = { operationId: 'read' };
        app.get('/api/tutors/:id', { onRequest: [app.authenticate], schema }, ({ log }) => {
          log.info('inside');
          return {};
        });
      },
      { log },
    );
    const person = buildPerson();
    const token = await tokens.tokenFor(person);
    const answer = await http.get('/api/tutors/7?secret=yes', { token });
    const traceId = answer.headers.get('x-request-id');
    await closed(app);
    const mine = entries.filter((entry) => entry['traceId'] === traceId);
    assert.deepEqual(
      mine.map(({ msg }) => msg),
      ['inside', 'request'],
    );
    const { method, route, status, personId, ms, level } = mine[1] ?? {};
    assert.deepEqual(
      [level, method, route, status, personId],
      ['info', 'GET', '/api/tutors/:id', 200, person.id],
    );
    assert.equal(typeof ms, 'number');
    assert.doesNotMatch(JSON.stringify(entries), new RegExp(`${token}|secret`));
  });

  test('keeps probes to level debug', async () => {
    const { log, entries } = collectLog();
    const { app, http } = await startService(() => {}, { log });
    await http.get('/healthz');
    await http.get('/readyz');
    await closed(app);
    assert.deepEqual(
      entries.filter(({ msg }) => msg === 'request').map(({ level }) => level),
      ['debug', 'debug'],
    );
  });

  test('never holds a password, a token or a cookie', () => {
    const lines: string[] = [];
    const log = createLog({ name: 'test', stream: { write: (line) => void lines.push(line) } });
    const secret = 'hunter2';
    const error = Object.assign(new Error('no'), { request: { headers: { Cookie: secret } } });
    log.info({ body: { newPassword: secret, list: [{ token: secret }] }, authorization: secret }, 'a');
    log.error({ err: error }, 'b');
    log.error(error);
    assert.doesNotMatch(lines.join(''), /hunter2/);
    assert.match(lines[0] ?? '', /"list":\[\{"token":"\[redacted\]"\}\]/);
    assert.match(lines[1] ?? '', /"message":"no"/);
  });
});

async function closed(app: { server: NodeJS.EventEmitter; close(): unknown }): Promise<void> {
  await Promise.all([once(app.server, 'close'), app.close()]);
}
