import { setTimeout as delay } from 'node:timers/promises';
import { clientAddress, type ServiceApp } from '@studyhall/http';
import { changePassword } from '../commands/change-password.ts';
import { requestPasswordReset, resetPassword } from '../commands/reset-password.ts';
import type { Context } from '../context.ts';
import { networkOf } from '../domain/audit.ts';
import { createOriginGuard } from './origin-guard.ts';
import {
  ChangePasswordBodySchema,
  DoneSchema,
  MailPromisedSchema,
  RequestResetBodySchema,
  ResetPasswordBodySchema,
} from './passwords.schema.ts';
import { requireSession } from './require-session.ts';
import { RevokedSchema } from './sessions.schema.ts';

/** Every request for a reset takes this long, so that its answer does not tell whether there is an account. */
const resetAnswerMs = 300;

export function registerPasswordRoutes(app: ServiceApp, context: Context): void {
  const { background, config, db } = context;
  const steps = [app.limit('write'), createOriginGuard(config)];

  app.post(
    '/api/auth/change-password',
    {
      onRequest: steps,
      schema: {
        operationId: 'changePassword',
        body: ChangePasswordBodySchema,
        response: { 200: RevokedSchema },
      },
    },
    async (request, reply) => {
      const { user, session } = await requireSession(context, request, reply);
      const address = clientAddress(request);
      const ended = await changePassword(context, {
        ...request.body,
        owner: user,
        sessionId: session.id,
        clientAddress: address,
        network: networkOf(address),
      });
      return { status: true as const, ended };
    },
  );

  app.post(
    '/api/auth/request-password-reset',
    {
      onRequest: steps,
      schema: {
        operationId: 'requestPasswordReset',
        body: RequestResetBodySchema,
        response: { 200: MailPromisedSchema },
      },
    },
    async (request) => {
      await db.ping();
      const email = request.body.email.toLowerCase();
      const network = networkOf(clientAddress(request));
      background.run('password reset request', () => requestPasswordReset(context, { email, network }));
      await delay(resetAnswerMs);
      const message = 'If there is an account with this address, a mail with a link is on its way.';
      return { status: true as const, message };
    },
  );

  app.post(
    '/api/auth/reset-password',
    {
      onRequest: steps,
      schema: {
        operationId: 'resetPassword',
        body: ResetPasswordBodySchema,
        response: { 200: DoneSchema },
      },
    },
    async (request) => {
      await resetPassword(context, { ...request.body, network: networkOf(clientAddress(request)) });
      return { status: true as const };
    },
  );
}
