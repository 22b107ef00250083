import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

type JsonObject = Record<string, unknown>;

/** One service's OpenAPI document, as far as merging reads it. */
export interface ApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
  readonly components?: { readonly schemas?: JsonObject; readonly securitySchemes?: JsonObject };
}

const description = [
  'Sign in with `POST /api/auth/sign-in/email`, then take a token from `GET /api/auth/token`: it is valid for 15',
  'minutes and goes into `Authorization: Bearer ...`. Every refusal is a problem document (RFC 9457) with a stable',
  '`code`.',
].join(' ');

/** Reads every service's document; the file is named after the service. */
export async function readApiDocuments(folder: string): Promise<ReadonlyMap<string, ApiDocument>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const documents = files.map(async (file) => {
    // Generated from the schemas and committed; a test keeps them current.
    const document = JSON.parse(await readFile(join(folder, file), 'utf8')) as ApiDocument;
    return [file.replace(/\.json$/, ''), document] as const;
  });
  return new Map(await Promise.all(documents));
}

/** One document of all services. Where two mean different things by one name, the later one's gets its prefix. */
export function mergeApiDocuments(documents: ReadonlyMap<string, ApiDocument>): object {
  const paths: JsonObject = {};
  const schemas: JsonObject = {};
  let securitySchemes: JsonObject = {};
  for (const [service, original] of documents) {
    const document = renameSchemas(original, (name, schema) =>
      isSame(schemas[name] ?? schema, schema) ? name : capitalize(service) + name,
    );
    Object.assign(paths, tagOperations(service, document.paths));
    Object.assign(schemas, document.components?.schemas);
    securitySchemes = { ...securitySchemes, ...document.components?.securitySchemes };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Study Hall', version: '1.0.0', description },
    tags: [...documents.keys()].map((name) => ({ name })),
    paths,
    components: { schemas, securitySchemes },
  };
}

function renameSchemas(
  document: ApiDocument,
  newName: (name: string, schema: unknown) => string,
): ApiDocument {
  const schemas = document.components?.schemas ?? {};
  const names = new Map(Object.entries(schemas).map(([name, schema]) => [name, newName(name, schema)]));
  const text = JSON.stringify(document).replaceAll(
    /"#\/components\/schemas\/([^"]+)"/g,
    (_reference, name: string) => `"#/components/schemas/${names.get(name) ?? name}"`,
  );
  // The same document, but for its references.
  const renamed = JSON.parse(text) as ApiDocument;
  const entries = Object.entries(renamed.components?.schemas ?? {});
  return {
    ...renamed,
    components: {
      ...renamed.components,
      schemas: Object.fromEntries(entries.map(([name, schema]) => [names.get(name) ?? name, schema])),
    },
  };
}

/** Groups the operations by service in the page, whatever groups the service itself names. */
function tagOperations(service: string, paths: ApiDocument['paths']): JsonObject {
  return Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations).map(([method, operation]) => [method, { ...operation, tags: [service] }]),
      ),
    ]),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
