/** The one list of services. Start scripts, the edge, containers and infrastructure all read it. */
export interface Service {
  readonly name: ServiceName;
  /** Path prefixes that the edge routes to this service; the edge itself has none. */
  readonly prefixes: readonly string[];
  /** Port on 127.0.0.1 when every service runs on one machine. */
  readonly port: number;
  /** Answers 200 when this process can take traffic. */
  readonly healthPath: '/readyz';
  /** Whether the service owns a database, and how many connections one task of it may hold. */
  readonly connections: number;
  /** The settings that it needs and that nobody else may see. */
  readonly secrets: readonly SecretName[];
  /** Fargate units: 512 is half a vCPU. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
  readonly scaling: Scaling;
}

export interface Scaling {
  readonly minTasks: number;
  readonly maxTasks: number;
  /** Target CPU use in percent. */
  readonly cpuPercent: number;
  /** Target requests a minute for each task. */
  readonly requestsPerTask: number;
}

export const serviceNames = [
  'edge',
  'identity',
  'students',
  'tutors',
  'groups',
  'calendar',
  'notifications',
] as const;
export type ServiceName = (typeof serviceNames)[number];

/** Settings that are kept in a safe place, and given to a process only if the catalogue says so. */
export const secretNames = ['SERVICE_SECRET', 'AUTH_SECRET', 'ADMIN_PASSWORD', 'SMTP_URL'] as const;
export type SecretName = (typeof secretNames)[number];

const size = { healthPath: '/readyz', cpu: 512, memory: 1024 } as const;
const scaling: Scaling = { minTasks: 2, maxTasks: 6, cpuPercent: 60, requestsPerTask: 6000 };

const catalogue: Readonly<Record<ServiceName, Service>> = {
  edge: {
    name: 'edge',
    prefixes: [],
    port: 8080,
    connections: 0,
    secrets: ['SERVICE_SECRET'],
    ...size,
    scaling,
  },
  identity: {
    name: 'identity',
    prefixes: ['/api/auth', '/api/users'],
    port: 8081,
    connections: 4,
    secrets: ['SERVICE_SECRET', 'AUTH_SECRET', 'ADMIN_PASSWORD', 'SMTP_URL'],
    ...size,
    scaling,
  },
  students: {
    name: 'students',
    prefixes: ['/api/students', '/api/courses', '/api/terms'],
    port: 8082,
    connections: 4,
    secrets: ['SERVICE_SECRET'],
    ...size,
    scaling,
  },
  tutors: {
    name: 'tutors',
    prefixes: ['/api/tutors', '/api/sessions', '/api/waitlist', '/api/tutoring'],
    port: 8083,
    connections: 8,
    secrets: ['SERVICE_SECRET'],
    ...size,
    scaling,
  },
  groups: {
    name: 'groups',
    prefixes: ['/api/groups', '/api/meetings', '/api/polls', '/api/posts', '/api/invitations'],
    port: 8084,
    connections: 8,
    secrets: ['SERVICE_SECRET'],
    ...size,
    scaling,
  },
  calendar: {
    name: 'calendar',
    prefixes: ['/api/calendar'],
    port: 8085,
    connections: 8,
    secrets: ['SERVICE_SECRET'],
    ...size,
    scaling,
  },
  notifications: {
    name: 'notifications',
    prefixes: ['/api/notifications'],
    port: 8086,
    connections: 4,
    secrets: ['SERVICE_SECRET', 'SMTP_URL'],
    ...size,
    scaling,
  },
};

/**
 * Flags of node for every service: room for young objects. 8 MiB instead of 16 saves some 15 MiB a process; with 2 MiB
 * it would be 10 more, but a booking costs a third more processor time, spent on collecting garbage.
 */
export const nodeFlags: readonly string[] = ['--max-semi-space-size=8'];

/**
 * Settings of the C library for every service: a block of a mebibyte or more goes back to the system when it is
 * freed. Each hash of a password takes 19 MiB, which otherwise stay with the thread that computed it.
 */
export const allocatorSettings: Readonly<Record<string, string>> = { MALLOC_MMAP_THRESHOLD_: '1048576' };

export const services: readonly Service[] = serviceNames.map((name) => catalogue[name]);

export function getService(name: ServiceName): Service {
  return catalogue[name];
}

/** Services that own a database, in the order in which they start. */
export function databaseServices(): readonly Service[] {
  return services.filter((service) => service.connections > 0);
}
