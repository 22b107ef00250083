import { randomUUID } from 'node:crypto';
import {
  detectResources,
  type Resource,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';

export interface Origin {
  readonly service: string;
  readonly version: string;
}

/** Who sends: besides, whatever OTEL_RESOURCE_ATTRIBUTES says. */
export function describeOrigin({ service, version }: Origin): Resource {
  const own = resourceFromAttributes({
    'service.namespace': 'studyhall',
    'service.name': service,
    'service.version': version,
    // Replicas of a service must not be taken for one.
    'service.instance.id': instance,
  });
  return detectResources({ detectors: [resourceAttributesEnvDetector] }).merge(own);
}

const instance = randomUUID();
