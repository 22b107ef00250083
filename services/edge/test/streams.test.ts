import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { stopGracefully } from '@studyhall/http';
import { openFrontDoor, startService } from './front-door.ts';

const frame = 'id: 1\nevent: notification\ndata: {}\n\n';

test('a front door that stops ends streams of events at once, and its services know', async (t) => {
  const streams: ServerResponse[] = [];
  const notifications = await startService(t, (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' }).write(frame);
    streams.push(response);
  });
  const { url, app } = await openFrontDoor(t, { services: { notifications } });
  const answer = await fetch(`${url}/api/notifications/stream`);
  // Ends without an error: a stream that was cut off would reject.
  const read = text(answer.body ?? assert.fail());
  const begun = performance.now();
  const left = once(streams[0] ?? assert.fail(), 'close');
  const stopped = stopGracefully(app, { idleGraceMs: 100 });
  assert.equal(await read, frame);
  await left;
  assert.ok(performance.now() - begun < 5_000);
  await stopped;
});

test('a stream that its service cuts off is cut off for the client', async (t) => {
  const notifications = await startService(t, (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(frame);
    setImmediate(() => response.destroy());
  });
  const { url } = await openFrontDoor(t, { services: { notifications } });
  const answer = await fetch(`${url}/api/notifications/stream`);
  await assert.rejects(text(answer.body ?? assert.fail()), TypeError);
});
