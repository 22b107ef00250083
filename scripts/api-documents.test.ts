import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildApiTypes, typesFolder } from '../web/build/api-types.ts';
import { buildApiDocuments, documentsFolder } from './api-documents.ts';

test('the committed OpenAPI documents are those of the code (npm run openapi)', async () => {
  for (const [name, document] of await buildApiDocuments()) {
    assert.equal(readFileSync(join(documentsFolder, `${name}.json`), 'utf8'), document, name);
  }
});

test('the committed types of the web application are those of the documents (npm run openapi)', async () => {
  for (const [file, text] of await buildApiTypes()) {
    assert.equal(readFileSync(join(typesFolder, file), 'utf8'), text, file);
  }
});
