import { assertRange, type ServiceApp } from '@studyhall/http';
import { ClashesSchema } from '@studyhall/ledger';
import { formatInstant, parseInstant } from '@studyhall/time';
import { findClashes } from '../commands/find-clashes.ts';
import type { Context } from '../context.ts';
import { findSharingOf } from '../data/sharing-repository.ts';
import { chooseCompany } from '../domain/sharing.ts';
import { ClashesBodySchema } from './clashes.schema.ts';

const longestDays = 1;

export function registerClashRoutes(app: ServiceApp, context: Context): void {
  app.post(
    '/internal/clashes',
    {
      onRequest: [app.requireService],
      schema: { operationId: 'findClashes', body: ClashesBodySchema, response: { 200: ClashesSchema } },
    },
    async ({ body }) => {
      const { personId: askerId, people, timeZone, substitutes } = body;
      const times = body.times.map(({ start, end }) => ({
        start: parseInstant(start),
        end: parseInstant(end),
      }));
      for (const { start, end } of times) assertRange(start, end, longestDays);
      const sharing = await findSharingOf(context.db.read, people);
      const { counted } = chooseCompany(people, { askerId, sharing });
      const checked = await findClashes(context, { people: counted, timeZone, times, substitutes });
      const uncounted = people.length - counted.length;
      return {
        times: checked.map((time) => ({
          clashes: time.clashes,
          substitutes: time.substitutes.map(formatInstant),
        })),
        ...(uncounted > 0 && { uncounted }),
      };
    },
  );
}
