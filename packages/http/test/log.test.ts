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

  const token = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
  const leaks: readonly (readonly [what: string, text: string, secret: string])[] = [
    ['an address', 'RCPT TO:<ada.lovelace+x@mail.example.edu> refused', 'lovelace'],
    ['an address of another script', 'an علی@یونیورسٹی.example wrote', 'علی'],
    ['a token', `token ${token} is not valid`, 'c2lnbmF0dXJl'],
    ['an Authorization header', 'authorization: Bearer abc.DEF-123', 'abc.DEF'],
    ['the secret of a feed', 'GET /api/calendar/feeds/k3Yq0.ics failed', 'k3Yq0'],
    ['the key of an invitation', 'GET /api/invitations/k3Yq0 failed', 'k3Yq0'],
    ['the key of a link', 'https://study.example/reset?next=/&token=k3Yq0', 'k3Yq0'],
    ['the password of a URL', 'connect mysql://tutors:k3Yq0@database:3306', 'k3Yq0'],
  ];
  for (const [what, text, secret] of leaks) {
    test(`never holds ${what}, wherever it stands`, () => {
      const lines: string[] = [];
      const log = createLog({ name: 'test', stream: { write: (line) => void lines.push(line) } });
      log.info(text);
      log.warn({ deep: [{ down: text }] }, 'fields');
      log.error(new Error(text));
      log.error({ err: new Error('outer', { cause: new Error(text) }) }, 'cause');
      assert.equal(lines.length, 4);
      for (const line of lines) {
        assert.ok(!line.includes(secret), line);
        JSON.parse(line);
      }
    });
  }

  test('never holds a mail', () => {
    const lines: string[] = [];
    const log = createLog({ name: 'test', stream: { write: (line) => void lines.push(line) } });
    const calendar = { method: 'REQUEST', content: 'BEGIN:VCALENDAR private' };
    const mail = { id: 'm1', to: 'ada', subject: 'private', text: 'private', html: '<p>private', calendar };
    log.info({ mail }, 'sent');
    assert.doesNotMatch(lines.join(''), /private|ada/);
    assert.match(lines[0] ?? '', /"id":"m1"/);
  });

  test('keeps what only resembles a secret', () => {
    const lines: string[] = [];
    const log = createLog({ name: 'test', stream: { write: (line) => void lines.push(line) } });
    const kept = ['/api/calendar/feeds/:file', 'file:///app/node_modules/@fastify/x.js', 'undici@8.12.4'];
    log.info({ kept }, 'request');
    for (const text of kept) assert.ok(lines[0]?.includes(text), text);
  });

  test('writes no line below its level', () => {
    const lines: string[] = [];
    const stream = { write: (line: string) => void lines.push(line) };
    const log = createLog({ name: 'test', level: 'warn', stream });
    log.info('unheard');
    log.warn('heard');
    assert.equal(lines.length, 1);
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
