import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServiceName, serviceNames } from '@studyhall/platform';
import { documentsFolder } from '../api-documents.ts';

/** What is read here of JSON Schema. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

interface Described {
  readonly parameters?: readonly {
    readonly in: 'path' | 'query' | 'header';
    readonly name: string;
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Operation extends Described {
  readonly service: ServiceName;
  readonly document: Document;
  /** In capitals. */
  readonly method: string;
  readonly path: string;
}

export function readDocuments(): ReadonlyMap<ServiceName, Document> {
  return new Map(
    serviceNames.map((name) => [
      name,
      JSON.parse(readFileSync(join(documentsFolder, `${name}.json`), 'utf8')),
    ]),
  );
}

/** What makes something comes first and what ends something last, so that there is something to ask about. */
const order = ['POST', 'PUT', 'PATCH', 'GET', 'DELETE'];

export function listOperations(documents: ReadonlyMap<ServiceName, Document>): Operation[] {
  const operations = [...documents].flatMap(([service, document]) =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, described]) => ({
        ...described,
        service,
        document,
        method: method.toUpperCase(),
        path,
      })),
    ),
  );
  return operations.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ method, path }: Operation): number {
  return path.endsWith('/sign-out') ? order.length : order.indexOf(method);
}
