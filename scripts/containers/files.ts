import { services } from '@studyhall/platform';
import { grafanaDashboard } from '../telemetry/grafana.ts';
import { composeFile } from './compose.ts';
import { dockerfileOf } from './dockerfile.ts';

/** What `npm run containers` writes, by paths from the root. */
export function containerFiles(): ReadonlyMap<string, string> {
  const dockerfiles = services.map(
    (service) => [`services/${service.name}/Dockerfile`, dockerfileOf(service)] as const,
  );
  return new Map([
    ...dockerfiles,
    ['compose.yaml', composeFile()],
    ['docs/grafana/study-hall.json', `${JSON.stringify(grafanaDashboard(), null, 2)}\n`],
  ]);
}
