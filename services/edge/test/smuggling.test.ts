import assert from 'node:assert/strict';
import { test } from 'node:test';
import { echo, sendBytes, startFrontDoor, startService } from './front-door.ts';

const hidden = 'GET /internal/reservations/x HTTP/1.1\r\nHost: x\r\n\r\n';

/** Messages whose end two programs could see in different places. */
const ambiguous: Readonly<Record<string, string>> = {
  'Content-Length and Transfer-Encoding': `Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
  'Transfer-Encoding and Content-Length': `Transfer-Encoding: chunked\r\nContent-Length: ${5 + hidden.length}\r\n\r\n0\r\n\r\n${hidden}`,
  'two different Content-Lengths': `Content-Length: 0\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
  'a list as Content-Length': `Content-Length: 0, ${hidden.length}\r\n\r\n${hidden}`,
  'a signed Content-Length': `Content-Length: +${hidden.length}\r\n\r\n${hidden}`,
  'two Transfer-Encodings': `Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${hidden}`,
  'an unknown Transfer-Encoding': `Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`,
  'a space before the colon': `Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${hidden}`,
  'a folded header': `X: y\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
  'a bare line feed in a chunk': `Transfer-Encoding: chunked\r\n\r\n1\nZ\r\n0\r\n\r\n${hidden}`,
  'a chunk size that is no number': `Transfer-Encoding: chunked\r\n\r\n0x1\r\nZ\r\n0\r\n\r\n${hidden}`,
};

for (const [what, rest] of Object.entries(ambiguous)) {
  test(`${what}: no second request comes out`, async (t) => {
    const seen: string[] = [];
    const tutors = await startService(t, (request, response) => {
      seen.push(String(request.url));
      echo(request, response);
    });
    const edge = await startFrontDoor(t, { services: { tutors } });
    const answers = await sendBytes(edge, `POST /api/tutors HTTP/1.1\r\nHost: x\r\n${rest}`);
    assert.match(answers, /HTTP\/1\.1 400 /);
    assert.ok(!seen.includes('/internal/reservations/x'));
  });
}

test('a header with a line break inside is refused', async (t) => {
  const edge = await startFrontDoor(t, { services: { tutors: await startService(t, echo) } });
  const answers = await sendBytes(edge, 'GET /api/tutors HTTP/1.1\r\nHost: x\r\nX-A: b\rX-B: c\r\n\r\n');
  assert.match(answers, /^HTTP\/1\.1 400 /);
});

test('a body on GET does not become the next request', async (t) => {
  const seen: string[] = [];
  const tutors = await startService(t, (request, response) => {
    seen.push(String(request.url));
    echo(request, response);
  });
  const edge = await startFrontDoor(t, { services: { tutors } });
  await sendBytes(
    edge,
    `GET /api/tutors HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
  );
  assert.deepEqual(seen, ['/api/tutors']);
});
