import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { internet, type Network } from '@studyhall/outbound';
import { type SecureServer, startSecureServer } from '@studyhall/testing';
import { createFeedClient, FeedError } from '../src/feeds/feed-client.ts';

describe('the feed client', () => {
  let server: SecureServer;
  before(async () => {
    server = await startSecureServer('feeds.test');
  });
  after(() => server.close());

  /** A network in which every name leads to the test's server. */
  function networkOf(changes: Partial<Network> = {}): Network {
    return {
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      isAllowed: (address) => address === '127.0.0.1',
      ports: new Set([String(server.port)]),
      ca: server.ca,
      timeoutMs: 5_000,
      ...changes,
    };
  }

  async function ask(changes: Partial<Network> = {}, url = `https://feeds.test:${server.port}/a.ics`) {
    const client = createFeedClient(networkOf(changes));
    try {
      return await client.fetch({ url });
    } catch (error) {
      if (error instanceof FeedError) return error.message;
      throw error;
    } finally {
      await client.close();
    }
  }

  it('reads a calendar, and says what it is called', async () => {
    server.answer = (_request, response) => response.writeHead(200, { etag: '"1"' }).end('BEGIN:VCALENDAR');
    const expected = { outcome: 'read', text: 'BEGIN:VCALENDAR', etag: '"1"', lastModified: null };
    assert.deepEqual(await ask(), expected);
    assert.equal(server.requests.at(-1)?.['accept-encoding'], 'identity');
  });

  it('asks only for what has changed', async () => {
    server.answer = ({ headers }, response) =>
      response
        .writeHead(headers['if-none-match'] === '"1"' && headers['if-modified-since'] ? 304 : 200)
        .end();
    const client = createFeedClient(networkOf());
    const url = `https://feeds.test:${server.port}/a.ics`;
    const answer = await client.fetch({ url, etag: '"1"', lastModified: 'Mon, 02 Mar 2026 09:00:00 GMT' });
    assert.deepEqual(answer, { outcome: 'unchanged' });
    await client.close();
  });

  it('does not follow', async () => {
    server.answer = (_request, response) => response.writeHead(302, { location: 'https://127.0.0.1/' }).end();
    const asked = server.requests.length;
    assert.match(String(await ask()), /leads on to another one/);
    assert.equal(server.requests.length, asked + 1);
  });

  it('refuses what answers with trouble, packed, too large or not in time', async () => {
    const answers: readonly [SecureServer['answer'], RegExp][] = [
      [(_request, response) => response.writeHead(404).end(), /no calendar at the address \(status 404\)/],
      [(_request, response) => response.writeHead(500).end(), /status 500/],
      [(_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'), /packed/],
      [
        (_request, response) => response.writeHead(200).end(Buffer.alloc(6 * 1024 * 1024, 'x')),
        /larger than 5 MiB/,
      ],
    ];
    for (const [answer, reason] of answers) {
      server.answer = answer;
      assert.match(String(await ask()), reason);
    }
    server.answer = (_request, response) => response.writeHead(200).write('BEGIN');
    assert.match(String(await ask({ timeoutMs: 200 })), /too long/);
  });

  it('refuses other addresses', async () => {
    for (const [url, reason] of [
      ['http://feeds.test/a.ics', /begin with https/],
      ['ftp://feeds.test/a.ics', /begin with https/],
      ['file:///etc/passwd', /begin with https/],
      ['nonsense', /not a web address/],
      ['https://me:secret@feeds.test/a.ics', /name or a password/],
      ['https://feeds.test:22/', /not name a port/],
    ] as const) {
      assert.match(String(await ask({}, url)), reason, url);
    }
  });

  describe('on the Internet', () => {
    async function refusalOf(url: string, resolve?: Network['resolve']) {
      const { isAllowed, ports } = internet;
      return String(await ask({ isAllowed, ports, ...(resolve && { resolve }) }, url));
    }

    it('goes to no address within, however it is written', async () => {
      const hosts =
        '127.0.0.1 127.1 0x7f.1 2130706433 0177.0.0.1 [::1] [::ffff:127.0.0.1] 169.254.169.254 10.0.0.1 localhost';
      for (const host of hosts.split(' ')) {
        assert.match(await refusalOf(`https://${host}/`), /does not lead to a public server/, host);
      }
    });

    it('goes by no name that leads within, not even among others', async () => {
      const within = { address: '127.0.0.1', family: 4 };
      const without = { address: '93.184.216.34', family: 4 };
      for (const found of [[within], [without, within]]) {
        const refusal = await refusalOf('https://feeds.test/', async () => found);
        assert.match(refusal, /does not lead to a public server/);
      }
    });
  });

  it('looks again at where the connection went', async () => {
    let looks = 0;
    const isAllowed = () => {
      looks += 1;
      return looks === 1;
    };
    const refusal = await ask({ isAllowed });
    assert.match(String(refusal), /does not lead to a public server/);
    assert.equal(looks, 2);
  });

  it('trusts no certificate but a valid one', async () => {
    const { ca: _, ...network } = networkOf();
    const client = createFeedClient(network);
    await assert.rejects(
      client.fetch({ url: `https://feeds.test:${server.port}/` }),
      /could not be reached safely/,
    );
    await client.close();
  });
});
