/**
 * What a month of a department is taken to use, beyond what stands there anyway: some 10 million requests of 20 kB.
 * Each part is an assumption; the rest of the bill is counted from the templates.
 */
export const usage = {
  /** Of each balancer, on average through day and night: 25 new connections a second make one. */
  capacityUnits: 0.3,
  /** Through NAT: images, logs, calls to AWS. */
  natGiB: 20,
  /** Lines of services, flows, the database. */
  logGiB: 6,
  /** Of all images that are kept, shared layers once. */
  registryGiB: 8,
} as const;

/** What Container Insights measures: of a cluster, of a family of task definitions, of a service. */
export const insightMetrics = { cluster: 8, family: 6, service: 11 } as const;
