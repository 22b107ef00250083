import type { ServiceName } from '@studyhall/platform';
import type { Environment } from '../environment.ts';

/** A part of a service's tasks: `base` of them, and of the rest a share by weight. */
export interface Capacity {
  readonly capacityProvider: 'FARGATE' | 'FARGATE_SPOT';
  readonly base: number;
  readonly weight: number;
}

/**
 * On which tasks of a service an environment saves. Spot costs a third and may be taken away: one task of a service
 * is therefore always on demand, but for services whose work waits for them. Undefined where nothing is on Spot.
 */
export function capacityOf(
  name: ServiceName,
  { tasks: { spot = false, spotAlone = [] } }: Pick<Environment, 'tasks'>,
): readonly Capacity[] | undefined {
  if (!spot) return undefined;
  const onSpot = { capacityProvider: 'FARGATE_SPOT', base: 0, weight: 1 } as const;
  if (spotAlone.includes(name)) return [onSpot];
  return [{ capacityProvider: 'FARGATE', base: 1, weight: 0 }, onSpot];
}
