import { type ServiceOperations, ServiceOperationsSchema } from '@studyhall/http';
import { type ServiceName, serviceNames } from '@studyhall/platform';
import { processVersion } from '@studyhall/telemetry';
import type { Context } from './context.ts';

const unknown = { version: null, queueDepth: null, queueAge: null, parked: null };

/** How the platform does: what the front door has seen of each service, and what each says of itself. */
export async function readOperations(context: Context) {
  const { traffic, status, now } = context;
  const [states, reports] = await Promise.all([status.read(), askAll(context)]);
  const services = serviceNames.map((name) => {
    const { minutes, ...figures } = traffic.read(name);
    const service = {
      state: states[name] ?? 'down',
      ...unknown,
      ...reports.get(name),
      ...figures,
      minutes: minutes.map(({ start, ...minute }) => ({ start: toInstant(start), ...minute })),
    };
    return [name, service] as const;
  });
  return { from: toInstant(traffic.from), to: toInstant(now()), services: Object.fromEntries(services) };
}

type Report = Partial<ServiceOperations>;

async function askAll({ clients, log }: Context): Promise<ReadonlyMap<ServiceName, Report>> {
  const answers = [...clients].map(async ([name, client]): Promise<readonly [ServiceName, Report]> => {
    try {
      const { status, body } = await client.request({
        method: 'GET',
        path: '/internal/operations',
        schema: ServiceOperationsSchema,
      });
      if (status !== 200) throw new Error(`${name} answered ${status}`);
      return [name, body];
    } catch (error) {
      // Its state says that it is down; the page shows the others all the same.
      log.warn({ err: error, service: name }, 'service does not say how it does');
      return [name, {}];
    }
  });
  return new Map([['edge', { version: processVersion() }], ...(await Promise.all(answers))]);
}

function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
