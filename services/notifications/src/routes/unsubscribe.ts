import { type ServiceApp, Type } from '@studyhall/http';
import { unsubscribe } from '../commands/unsubscribe.ts';
import type { Context } from '../context.ts';
import { InvalidUnsubscribeTokenError } from '../errors.ts';
import type { Unsubscription } from '../unsubscribe-token.ts';

const TokenQuerySchema = Type.Object(
  { token: Type.String({ minLength: 1, maxLength: 600 }) },
  { additionalProperties: false },
);
const html = { 200: { content: { 'text/html': { schema: Type.String() } } } };

/** One click, as mail programs do it (RFC 8058), or a page with a button: a link alone must not change anything. */
export function registerUnsubscribeRoutes(app: ServiceApp, context: Context): void {
  const path = '/api/notifications/unsubscribe';
  const read = (token: string): Unsubscription => {
    const unsubscription = context.unsubscribeTokens.read(token);
    if (unsubscription === null) throw new InvalidUnsubscribeTokenError();
    return unsubscription;
  };
  app.register(async (scope: ServiceApp) => {
    // What the form and the mail programs send says nothing that the token does not.
    const urlencoded = 'application/x-www-form-urlencoded';
    scope.addContentTypeParser(urlencoded, { parseAs: 'string' }, (_request, _body, done) =>
      done(null, undefined),
    );

    scope.get(
      path,
      {
        onRequest: [app.limit('read')],
        schema: { operationId: 'showUnsubscription', querystring: TokenQuerySchema, response: html },
      },
      async ({ query }, reply) => {
        read(query.token);
        return reply
          .type('text/html; charset=utf-8')
          .serializer(String)
          .send(
            page(
              '<form method="post"><button>No more mail like this / ایسی ای میل مزید نہ بھیجیں</button></form>',
            ),
          );
      },
    );

    scope.post(
      path,
      {
        onRequest: [app.limit('write')],
        schema: { operationId: 'unsubscribe', querystring: TokenQuerySchema, response: html },
      },
      async ({ query }, reply) => {
        await unsubscribe(context, read(query.token));
        return reply
          .type('text/html; charset=utf-8')
          .serializer(String)
          .send(page('<p>Done: no more mail like this. / ہو گیا: ایسی ای میل مزید نہیں آئے گی۔</p>'));
      },
    );
  });
}

function page(content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Study Hall</title></head><body>${content}</body></html>`;
}
