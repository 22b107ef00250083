import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeApiTypes } from '../web/build/api-types.ts';
import { buildApiDocuments, documentsFolder } from './api-documents.ts';

mkdirSync(documentsFolder, { recursive: true });
for (const [name, document] of await buildApiDocuments()) {
  writeFileSync(join(documentsFolder, `${name}.json`), document);
}
await writeApiTypes();
