import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServiceName, serviceNames } from '@studyhall/platform';
import openapiTs, { astToString } from 'openapi-typescript';

const documentsFolder = join(import.meta.dirname, '..', '..', 'docs', 'api');
export const typesFolder = join(import.meta.dirname, '..', 'src', 'api', 'generated');

const heading = '// Generated from docs/api by `npm run openapi`.\n';

/** The types of the API that the web application is written against, each file by its name. */
export async function buildApiTypes(): Promise<ReadonlyMap<string, string>> {
  const files = new Map([['paths.ts', describePaths(serviceNames)]]);
  for (const name of serviceNames) {
    const document = readFileSync(join(documentsFolder, `${name}.json`), 'utf8');
    const nodes = await openapiTs(document, { exportType: true, silent: true });
    files.set(`${name}.ts`, `${heading}${astToString(nodes)}`);
  }
  return files;
}

export async function writeApiTypes(): Promise<void> {
  mkdirSync(typesFolder, { recursive: true });
  for (const [file, text] of await buildApiTypes()) writeFileSync(join(typesFolder, file), text);
}

/** Every path of the platform as one type, and the schemas of each service. */
function describePaths(names: readonly ServiceName[]): string {
  const imports = names.map(
    (name) => `import type { components as ${name}Components, paths as ${name}Paths } from './${name}.ts';`,
  );
  const paths = names.map((name) => `${name}Paths`).join(' & ');
  const schemas = names.map((name) => `  ${name}: ${name}Components['schemas'];`);
  return `${heading}${imports.join('\n')}

export type Paths = ${paths};

export type Schemas = {
${schemas.join('\n')}
};
`;
}
