import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { containerFiles } from './containers/files.ts';

// `npm run containers`: writes the Dockerfile of each service and compose.yaml from the catalogue.
const root = dirname(import.meta.dirname);
for (const [path, text] of containerFiles()) writeFileSync(join(root, path), text);
