import { randomBytes } from 'node:crypto';
import { Negotiator } from '@fastify/accept-negotiator';
import type { ServiceApp } from '@studyhall/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { appPolicy, workerPolicy } from '../security-headers.ts';
import { type Encoding, readWebFiles, type WebFile } from '../web-files.ts';

const page = '/index.html';
/** The same page with the text of the landing page in it. */
const landing = '/landing.html';
const worker = '/sw.js';
/** Stands in the built page where the nonce of each answer goes. */
const noncePlace = '__CSP_NONCE__';
const yearSeconds = 31_536_000;
/** Never pages, whatever a browser asks: they belong to services. */
const notPages = /^\/(?:api|internal)(?:\/|$)/i;

/** Serves the built web application: its files, and its one page at every address that a browser opens. */
export async function webRoutes(app: ServiceApp, { webFolder }: Context): Promise<void> {
  const files = await readWebFiles(webFolder);
  const others = files.filter(({ path }) => path !== page && path !== landing);
  for (const file of others.filter(({ isImmutable }) => !isImmutable)) {
    app.get(file.path, quiet, (request, reply) => sendFile(request, reply, file));
  }
  // Hundreds of files, which as routes of their own would take more memory than their content.
  const assets = new Map(others.filter(({ isImmutable }) => isImmutable).map((file) => [file.path, file]));
  const parts = splitPage(files, page) ?? notBuilt;
  const landingParts = splitPage(files, landing) ?? parts;
  app.get('/', quiet, (_request, reply) => sendPage(reply, landingParts));
  app.get('/*', { ...quiet, config: { quiet: true, catchAll: true } }, (request, reply) => {
    const asset = assets.get(pathOf(request));
    if (asset) return sendFile(request, reply, asset);
    return isPage(request) ? sendPage(reply, parts) : reply.callNotFound();
  });
}

const quiet = { schema: { hide: true }, config: { quiet: true } };

const notBuilt = [
  '<!doctype html><html lang="en"><title>Study Hall</title><h1>Study Hall</h1>' +
    '<p>The web application is not built: <code>npm run build -w web</code>. ' +
    '<a href="/api/docs">The API</a> works without it.</p></html>',
];

/** What stands before, between and after the places of the nonce. */
function splitPage(files: readonly WebFile[], path: string): string[] | undefined {
  const file = files.find((file) => file.path === path);
  return file?.bodies.get('identity')?.toString('utf8').split(noncePlace);
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? '';
}

/** Of a file: short, unlike what follows the dot in the token of an invitation. */
const ending = /\.[a-z0-9-]{1,11}$/i;

/** A browser that opens an address, and no file: those have an ending. */
function isPage(request: FastifyRequest): boolean {
  const path = pathOf(request);
  const last = path.slice(path.lastIndexOf('/'));
  return (request.headers.accept ?? '').includes('text/html') && !ending.test(last) && !notPages.test(path);
}

/** The page carries a nonce for the style elements that its components make, so it differs each time. */
function sendPage(reply: FastifyReply, parts: readonly string[]): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('content-security-policy', appPolicy(nonce))
    .send(parts.join(nonce));
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: WebFile): FastifyReply {
  reply.headers({
    etag: file.etag,
    'cache-control': file.isImmutable ? `public, max-age=${yearSeconds}, immutable` : 'no-cache',
    vary: 'accept-encoding',
    ...(file.path === worker && { 'content-security-policy': workerPolicy }),
  });
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  const encoding = chooseEncoding(request.headers['accept-encoding'], file);
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.type(file.type).send(file.bodies.get(encoding));
}

const negotiator = new Negotiator({ supportedValues: ['br', 'gzip', 'identity'] });

/** The smallest that the client takes. */
function chooseEncoding(accepted: string | undefined, { bodies }: WebFile): Encoding {
  const wanted = accepted === undefined ? 'identity' : negotiator.negotiate(accepted);
  // It answers one of the values it supports, or null.
  const encoding = (wanted ?? 'identity') as Encoding;
  return bodies.has(encoding) ? encoding : 'identity';
}
