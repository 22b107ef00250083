import type { BillLine } from './bill.ts';
import prices from './prices.us-east-1.json' with { type: 'json' };

/** The reference report's own estimate, line by line. It prices no Fargate task. */
export const reference: readonly BillLine[] = [
  { item: 'VPC', how: 'as the report has it', amount: 73.0 },
  { item: 'EC2', how: 'as the report has it', amount: 2.92 },
  { item: 'RDS', how: 'as the report has it', amount: 95.52 },
  { item: 'Secrets Manager', how: 'as the report has it', amount: 0.4 },
  { item: 'Load balancer', how: 'as the report has it', amount: 22.27 },
];

const tasks = 10;

/** The same with the tasks that it leaves out: five services, two x86 tasks of half a vCPU and 1 GiB each. */
export const referenceWithTasks: readonly BillLine[] = [
  ...reference,
  {
    item: 'Fargate, on demand',
    how: `${tasks} x86 tasks`,
    amount:
      tasks * prices.hoursAMonth * (0.5 * prices.fargate.X86_64.vcpuHour + prices.fargate.X86_64.gibHour),
  },
];
