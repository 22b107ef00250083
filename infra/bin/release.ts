import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { databaseServices, services } from '@studyhall/platform';
import { resourceName } from '../lib/environment.ts';
import { repositoryName } from '../lib/registry-stack.ts';
import { appSpecOf } from '../release/appspec.ts';
import { aws } from '../release/aws.ts';
import { runMigration } from '../release/run-migration.ts';
import { refuseCritical } from '../release/scan.ts';
import { nextDefinition } from '../release/task-definition.ts';
import { environments } from './environments.ts';

// What buildspec.yml runs of a release: `prepare`, once the images are pushed, and `migrate`, before they are deployed.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    environment: { type: 'string' },
    registry: { type: 'string', default: '' },
    tag: { type: 'string', default: '' },
    folder: { type: 'string', default: 'release' },
  },
});
const found = environments.find(({ name }) => name === values.environment);
if (found === undefined)
  throw new Error(`--environment is one of ${environments.map(({ name }) => name).join(', ')}.`);
const environment = found;
const definitionOf = (service: string) => join(values.folder, service, 'taskdef.json');

/** Writes what CodeDeploy needs of each service, after the registry has looked at its image. */
function prepare(): void {
  for (const service of services) {
    const { name } = service;
    refuseCritical(aws, repositoryName(name), values.tag);
    const image = `${values.registry}/${repositoryName(name)}:${values.tag}`;
    const family = resourceName(environment, name);
    mkdirSync(dirname(definitionOf(name)), { recursive: true });
    writeFileSync(definitionOf(name), JSON.stringify(nextDefinition(aws, { service: name, family, image })));
    // JSON is YAML.
    writeFileSync(join(values.folder, name, 'appspec.yaml'), JSON.stringify(appSpecOf(service, environment)));
  }
}

function migrate(): void {
  for (const service of databaseServices()) {
    runMigration(aws, {
      service,
      cluster: resourceName(environment, 'cluster'),
      serviceName: resourceName(environment, service.name),
      definition: readFileSync(definitionOf(service.name), 'utf8'),
    });
    console.log(`${service.name} is migrated.`);
  }
}

const commands: Readonly<Record<string, () => void>> = { prepare, migrate };
const run = commands[positionals[0] ?? ''];
if (run === undefined) throw new Error(`Say ${Object.keys(commands).join(' or ')}.`);
run();
