import { ProblemError, type ServiceApp } from '@studyhall/http';
import { callAuth } from '../auth/auth-call.ts';
import type { Context } from '../context.ts';
import { createOriginGuard } from './origin-guard.ts';
import { DoneSchema, MailPromisedSchema } from './passwords.schema.ts';
import { SendVerificationBodySchema, VerifyEmailQuerySchema } from './verification.schema.ts';

export function registerVerificationRoutes(app: ServiceApp, context: Context): void {
  const { auth, config } = context;
  const steps = [app.limit('write'), createOriginGuard(config)];

  // The library answers everybody after the same half second, and mails only unconfirmed addresses.
  app.post(
    '/api/auth/send-verification-email',
    {
      onRequest: steps,
      schema: {
        operationId: 'sendVerificationEmail',
        body: SendVerificationBodySchema,
        response: { 200: MailPromisedSchema },
      },
    },
    async ({ body }) => {
      const email = body.email.toLowerCase();
      await callAuth(() => auth.api.sendVerificationEmail({ body: { email } }));
      const message = 'If this address waits to be confirmed, a mail with a link is on its way.';
      return { status: true as const, message };
    },
  );

  app.get(
    '/api/auth/verify-email',
    {
      onRequest: steps,
      schema: {
        operationId: 'verifyEmail',
        querystring: VerifyEmailQuerySchema,
        response: { 200: DoneSchema },
      },
    },
    async ({ query, headers }, reply) => {
      const verify = () => callAuth(() => auth.api.verifyEmail({ query: { token: query.token } }));
      if (!opensPages(headers.accept)) {
        await verify();
        return { status: true as const };
      }
      // The link of the mail, opened in a browser: a page says how it went.
      const page = await verify().then(
        () => '/verified',
        (error: unknown) => {
          if (error instanceof ProblemError && error.status < 500) return '/verified?failed=true';
          throw error;
        },
      );
      return reply.redirect(`${config.publicUrl}${page}`, 303);
    },
  );
}

function opensPages(accept: string | undefined): boolean {
  return accept?.includes('text/html') ?? false;
}
