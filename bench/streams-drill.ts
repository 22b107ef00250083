import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@studyhall/db';
import { buildPerson, startStub, testTokens } from '@studyhall/testing';

const streams = 2_000;
const tokens = testTokens();
const stub = await startStub(({ path }) =>
  path === '/api/auth/jwks' ? { status: 200, body: tokens.jwks } : { status: 404, body: {} },
);
const directory = mkdtempSync(join(tmpdir(), 'studyhall-streams-'));
const port = 18_986;
const main = join(import.meta.dirname, '../services/notifications/src/main.ts');
const service = spawn(process.execPath, ['--max-semi-space-size=4', main], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: {
    ...process.env,
    PORT: String(port),
    STUDYHALL_DATA: directory,
    SERVICE_SECRET: tokens.serviceSecret,
    IDENTITY_URL: stub.url,
    RATE_LIMIT: 'off',
    LOG_LEVEL: 'warn',
  },
});
service.stdout.resume();
const url = `http://127.0.0.1:${port}`;
for (;;) {
  const ready = await fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
  if (ready) break;
  await new Promise((resolve) => setTimeout(resolve, 100));
}
const people = Array.from({ length: streams }, () => buildPerson());
const token = await tokens.serviceToken('tutors', 'notifications');
const post = (events: object[]) =>
  fetch(`${url}/internal/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(events),
  });
let told = 0;
let ready = 0;
let latest = 0;
const all = Promise.withResolvers<void>();
for (const person of people) {
  const headers = { authorization: `Bearer ${await tokens.tokenFor(person)}` };
  request(`${url}/api/notifications/stream`, { headers, agent: false }, (response) => {
    response.on('data', (chunk: Buffer) => {
      const text = chunk.toString();
      if (text.includes('event: ready')) ready += 1;
      if (text.includes('event: notification')) {
        told += 1;
        latest = performance.now();
        if (told === streams) all.resolve();
      }
    });
  }).end();
}
while (ready < streams) await new Promise((resolve) => setTimeout(resolve, 50));
const memory = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${service.pid}/status`, 'utf8'))?.[1]) / 1024;
console.log(`${ready} streams are open, ${memory().toFixed(0)} MiB`);
const mention = (to: typeof people) => ({
  specversion: '1.0',
  source: '/services/groups',
  datacontenttype: 'application/json',
  id: newId(),
  type: 'post.mentioned',
  subject: newId(),
  time: new Date().toISOString(),
  data: {
    postId: newId(),
    groupId: newId(),
    groupName: 'All',
    authorId: newId(),
    authorName: 'Sana',
    excerpt: 'Hello',
    to: to.map(({ id }) => id),
  },
});
const begun = performance.now();
const answer = post([mention(people.slice(0, 1000)), mention(people.slice(1000))]).then(() =>
  performance.now(),
);
await all.promise;
const stored = await answer;
console.log(
  `an event to all: stored after ${(stored - begun).toFixed(0)} ms, with all after ${(latest - begun).toFixed(0)} ms, ${memory().toFixed(0)} MiB`,
);
service.kill('SIGTERM');
await once(service, 'exit');
await stub.close();
rmSync(directory, { recursive: true });
process.exit(0);
