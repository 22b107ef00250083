import { call, sendJson, serve } from './server.ts';

const [tutors = ''] = process.argv.slice(2);

await serve(async (incoming, outgoing) => sendJson(outgoing, await call(`${tutors}${incoming.url}`)));
