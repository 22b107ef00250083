import { type Observation, observed, processVersion } from '@studyhall/telemetry';
import type { Static } from 'typebox';
import type { ServiceApp } from './service-app.ts';
import { Type } from './type.ts';

/** What a process knows of itself that the front door cannot see. */
export const ServiceOperationsSchema = Type.Object({
  version: Type.String(),
  /** Events on their way to other services. */
  queueDepth: Type.Integer(),
  /** Seconds since the oldest of them happened. */
  queueAge: Type.Number(),
  /** Events that were set aside, since their receiver has refused them again and again. */
  parked: Type.Integer(),
});
export type ServiceOperations = Static<typeof ServiceOperationsSchema>;

export function registerOperations(app: ServiceApp): void {
  app.get(
    '/internal/operations',
    {
      onRequest: [app.requireService],
      config: { quiet: true, unmeasured: true },
      schema: { response: { 200: ServiceOperationsSchema } },
    },
    readOperations,
  );
}

async function readOperations(): Promise<ServiceOperations> {
  const depths = await observed('studyhall.outbox.depth');
  const ages = await observed('studyhall.outbox.age');
  return {
    version: processVersion(),
    queueDepth: sum(depths.filter((depth) => !isParked(depth))),
    queueAge: Math.max(0, ...ages.filter((age) => !isParked(age)).map(({ value }) => value)),
    parked: sum(depths.filter(isParked)),
  };
}

function isParked({ attributes }: Observation): boolean {
  return String(attributes?.['subscriber']).endsWith('.parked');
}

function sum(observations: readonly Observation[]): number {
  return observations.reduce((total, { value }) => total + value, 0);
}
