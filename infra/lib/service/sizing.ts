import type { Scaling, Service } from '@studyhall/platform';
import type { Environment } from '../environment.ts';

export interface Sizing extends Scaling {
  readonly cpu: number;
  readonly memory: number;
  /** Connections to the database that one task holds; 0 without one. */
  readonly connections: number;
}

/** What the catalogue says of a service, as far as the environment does not say otherwise. */
export function sizeOf(service: Service, { tasks }: Pick<Environment, 'tasks'>): Sizing {
  const { cpu = service.cpu, memory = service.memory, connectionsShare = 1 } = tasks;
  const { minTasks = service.scaling.minTasks, maxTasks = service.scaling.maxTasks } = tasks;
  return {
    ...service.scaling,
    cpu,
    memory,
    minTasks,
    maxTasks,
    connections: Math.ceil(service.connections * connectionsShare),
  };
}
