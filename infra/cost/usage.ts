import { kept } from '../lib/service/telemetry.ts';

/**
 * What a month of a department is taken to use, beyond what stands there anyway: some 5 million requests of 20 kB,
 * which is as much traffic to the outside as AWS leaves free. Each part is an assumption; the rest of the bill is
 * counted from the templates.
 */
export const usage = {
  /** Of each balancer, on average through day and night: a GB an hour makes one. */
  capacityUnits: 0.15,
  /** Through NAT: images, logs, calls to AWS. */
  natGiB: 20,
  /** Lines of requests 3, of flows 1.5, of Container Insights 1.5, of collectors 0.7, of the database 0.3. */
  logGiB: 7,
  /** Of all images that are kept, shared layers once. */
  registryGiB: 8,
} as const;

/** What Container Insights measures of a cluster, of a family of tasks that run, of a service; as recalled. */
export const insightMetrics = { cluster: 8, family: 6, service: 11 } as const;

/** Metrics that the collectors beside the services keep in CloudWatch, all of them together. */
export const ownMetrics = kept.length;
