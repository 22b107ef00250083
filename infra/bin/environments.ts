import { InstanceSize } from 'aws-cdk-lib/aws-ec2';
import type { Environment } from '../lib/environment.ts';

const shared = {
  region: 'us-east-1',
  source: { repository: 'example-university/study-hall', branch: 'main' },
} as const;

/** To look at, and to delete again: one task a service, one zone for the database. */
export const demo: Environment = {
  ...shared,
  name: 'demo',
  domainName: 'demo.studyhall.example.edu',
  adminEmail: 'studyhall-demo@example.edu',
  egress: 'nat-instance',
  database: { size: InstanceSize.MICRO, multiAz: false, storageGiB: 20, backupDays: 7, maxConnections: 80 },
  tasks: { cpu: 256, memory: 512, minTasks: 1, maxTasks: 2, connectionsShare: 0.5, spot: true },
  shift: 'all-at-once',
  logDays: 7,
  apiGateway: false,
  disposable: true,
};

/** Highly available for less than the reference report's total. */
export const lean: Environment = {
  ...shared,
  name: 'lean',
  domainName: 'studyhall.example.edu',
  adminEmail: 'studyhall@example.edu',
  egress: 'nat-instance',
  database: { size: InstanceSize.MICRO, multiAz: true, storageGiB: 20, backupDays: 7, maxConnections: 80 },
  tasks: {
    cpu: 256,
    memory: 512,
    maxTasks: 3,
    connectionsShare: 0.5,
    spot: true,
    // What it is told waits in the outboxes of others.
    spotAlone: ['notifications'],
  },
  shift: 'linear',
  logDays: 30,
  apiGateway: false,
  disposable: false,
};

/** For a whole university, exam weeks included. */
export const standard: Environment = {
  ...shared,
  name: 'standard',
  domainName: 'studyhall.example.edu',
  adminEmail: 'studyhall@example.edu',
  egress: 'nat-gateway',
  database: {
    size: InstanceSize.MEDIUM,
    multiAz: true,
    storageGiB: 100,
    backupDays: 14,
    maxConnections: 340,
  },
  tasks: {},
  shift: 'linear',
  logDays: 90,
  apiGateway: true,
  disposable: false,
};

export const environments: readonly Environment[] = [demo, lean, standard];
