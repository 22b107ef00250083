import { addFormats } from '@studyhall/http';
import type { ServiceName } from '@studyhall/platform';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Document, Operation } from './operations.ts';

export interface FuzzAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** What only our insides can have said. */
const leaks = [
  /^\s+at .+:\d+:\d+\)?$/m,
  /\bat \S+ \(?(?:file|node):/,
  /node_modules|\/services\/\w+\/src\//,
  /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\b.+\b(?:FROM|VALUES|SET|WHERE)\b/i,
  /\bSQLITE_[A-Z]+|\bER_[A-Z_]+|UNIQUE constraint failed|SQL syntax/,
];

/** Holds answers against what the documents say of them. */
export class Judge {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: false });

  constructor(documents: ReadonlyMap<ServiceName, Document>) {
    addFormats(this.#ajv);
    for (const [name, document] of documents) this.#ajv.addSchema(document, name);
  }

  /** What is wrong with an answer; null when nothing is. */
  complain(operation: Operation, { status, contentType, text }: FuzzAnswer): string | null {
    const { responses } = operation;
    const declared = String(status) in responses ? String(status) : status >= 400 ? 'default' : '';
    if (status >= 500 && declared === 'default') return `answered ${status}: ${text.slice(0, 300)}`;
    const leak = leaks.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined);
    if (leak !== undefined && !contentType.startsWith('text/html')) return `says “${leak.slice(0, 200)}”`;
    const response = responses[declared];
    if (!response) return `answered ${status}, which is not declared`;
    if (!response.content)
      return text === '' ? null : `has a body that is not declared: ${text.slice(0, 100)}`;
    const type = contentType.split(';')[0]?.trim() ?? '';
    if (!response.content[type])
      return `answered ${status} as “${type}”, which is not declared: ${text.slice(0, 100)}`;
    return type.endsWith('json') ? this.#compare(operation, [declared, 'content', type], text) : null;
  }

  #compare({ service, path, method }: Operation, within: readonly string[], text: string): string | null {
    const pointer = ['paths', path, method.toLowerCase(), 'responses', ...within, 'schema'];
    const escaped = pointer.map((part) =>
      encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
    );
    const validate = this.#ajv.getSchema(`${service}#/${escaped.join('/')}`);
    if (!validate) throw new Error(`${method} ${path} has no schema at ${pointer.join(' ')}`);
    if (validate(parse(text))) return null;
    return `does not match its schema: ${this.#ajv.errorsText(validate.errors)} in ${text.slice(0, 300)}`;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
