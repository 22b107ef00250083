import { services } from '@studyhall/platform';
import { composeFile } from './compose.ts';
import { dockerfileOf } from './dockerfile.ts';

/** What `npm run containers` writes, by paths from the root. */
export function containerFiles(): ReadonlyMap<string, string> {
  const dockerfiles = services.map(
    (service) => [`services/${service.name}/Dockerfile`, dockerfileOf(service)] as const,
  );
  return new Map([...dockerfiles, ['compose.yaml', composeFile()]]);
}
