import { findFaults } from '../checks/all-rules.ts';
import { takeTemplates } from '../checks/templates.ts';
import { synthesize } from '../lib/synthesize.ts';
import { environments } from './environments.ts';

// `npm run infra:check`: makes the templates of every environment, which cdk-nag and CloudFormation's own schemas
// look at meanwhile, and then asks every rule of ours. Needs no account and no network.
let faults = 0;
for (const environment of environments) {
  const templates = takeTemplates(environment, synthesize(environment));
  const found = findFaults(templates);
  faults += found.length;
  console.log(`${environment.name}: ${templates.stacks.size} stacks, ${found.length} faults`);
  for (const { rule, what } of found) console.log(`  not so: ${rule}\n    ${what}`);
}
process.exitCode = faults === 0 ? 0 : 1;
