import { clientAddress, type ServiceApp, UnauthorizedError } from '@studyhall/http';
import { erasePerson } from '../commands/erase-person.ts';
import { exportPerson } from '../commands/export-person.ts';
import { verifyOwnPassword } from '../commands/verify-own-password.ts';
import type { Context } from '../context.ts';
import { findUser } from '../data/user-repository.ts';
import { networkOf } from '../domain/audit.ts';
import { EraseBodySchema, ErasureSchema, PersonExportSchema } from './personal-data.schema.ts';
import { resourceOf } from './users.ts';

export function registerPersonalDataRoutes(app: ServiceApp, context: Context): void {
  const { access, db } = context;
  const steps = [app.limit('costly'), app.authenticate];

  app.get(
    '/api/users/me/export',
    { onRequest: steps, schema: { operationId: 'exportMe', response: { 200: PersonExportSchema } } },
    async (request) => {
      const { person } = request;
      access.authorize({ person, action: 'exportUser', resource: resourceOf(person.id) });
      const network = networkOf(clientAddress(request));
      return exportPerson(context, { personId: person.id, network });
    },
  );

  app.delete(
    '/api/users/me',
    {
      onRequest: steps,
      schema: {
        operationId: 'eraseMe',
        body: EraseBodySchema,
        response: { 200: ErasureSchema, 202: ErasureSchema },
      },
    },
    async (request, reply) => {
      const { person, body } = request;
      access.authorize({ person, action: 'eraseUser', resource: resourceOf(person.id) });
      const user = await findUser(db.read, person.id);
      if (user === null) throw new UnauthorizedError('This account no longer exists.');
      const address = clientAddress(request);
      const attempt = { email: user.email, clientAddress: address, network: networkOf(address) };
      await verifyOwnPassword(context, person.id, body.password, attempt);
      const status = await erasePerson(context, { personId: person.id, network: attempt.network });
      return reply.code(status === 'erased' ? 200 : 202).send({ status });
    },
  );
}
