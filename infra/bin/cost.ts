import { takeTemplates } from '../checks/templates.ts';
import { type BillLine, billOf, totalOf } from '../cost/bill.ts';
import prices from '../cost/prices.us-east-1.json' with { type: 'json' };
import { reference, referenceWithTasks } from '../cost/reference.ts';
import { synthesize } from '../lib/synthesize.ts';
import { environments } from './environments.ts';

// `npm run infra:cost`: what each environment costs a month, beside what the reference report says.
console.log(`USD a month, ${prices.region}, prices of ${prices.date}: ${prices.source}`);
console.log(`Recalled, not taken from that list: ${prices.recalled.join(', ')}\n`);
for (const environment of environments) {
  print(environment.name, billOf(takeTemplates(environment, synthesize(environment))));
}
print('the reference report', reference);
print('the reference report, with tasks', referenceWithTasks);

function print(name: string, bill: readonly BillLine[]): void {
  console.log(name);
  for (const { item, how, amount } of bill) {
    console.log(`  ${item.padEnd(20)} ${amount.toFixed(2).padStart(8)}  ${how}`);
  }
  console.log(`  ${'total'.padEnd(20)} ${totalOf(bill).toFixed(2).padStart(8)}\n`);
}
