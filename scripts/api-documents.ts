import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceApp } from '@studyhall/http';
import { type Environment, type ServiceName, serviceNames } from '@studyhall/platform';

/** What every service's folder offers. */
interface ServiceModules<Config, Context> {
  readonly readConfig: (env: Environment) => Config;
  readonly openContext: (config: Config) => Promise<Context>;
  readonly buildApp: (context: Context) => Promise<ServiceApp>;
  readonly closeContext: (context: Context) => Promise<void>;
}

export const documentsFolder = join(import.meta.dirname, '..', 'docs', 'api');

/** The OpenAPI document of each service, as its file in docs/api holds it. Nothing listens meanwhile. */
export async function buildApiDocuments(): Promise<ReadonlyMap<ServiceName, string>> {
  const directory = mkdtempSync(join(tmpdir(), 'studyhall-openapi-'));
  try {
    const documents = new Map<ServiceName, string>();
    for (const name of serviceNames) {
      const document = await describe(await importService(name), { ...settings, STUDYHALL_DATA: directory });
      documents.set(name, `${JSON.stringify(document, null, 2)}\n`);
    }
    return documents;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const noSecret = 'not a secret: nobody can reach these services';
const settings = { LOG_LEVEL: 'silent', AUTH_SECRET: noSecret, SERVICE_SECRET: noSecret };

async function importService(name: ServiceName): Promise<ServiceModules<unknown, unknown>> {
  const source = `../services/${name}/src`;
  const [app, config, context] = await Promise.all(
    ['app', 'config', 'context'].map((file) => import(`${source}/${file}.ts`)),
  );
  return { ...app, ...config, ...context };
}

async function describe<Config, Context>(
  { readConfig, openContext, buildApp, closeContext }: ServiceModules<Config, Context>,
  env: Environment,
): Promise<object> {
  const context = await openContext(readConfig(env));
  try {
    const app = await buildApp(context);
    await app.ready();
    const document = await app.openapi();
    await app.close();
    return document;
  } finally {
    await closeContext(context);
  }
}
