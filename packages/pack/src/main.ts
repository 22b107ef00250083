import { join } from 'node:path';
import { packInto } from './pack-into.ts';

/** `node packages/pack/src/main.ts SERVICE`, in the root: into `dist` beside its sources, as its image has it. */
const [name] = process.argv.slice(2);
if (name === undefined) throw new Error('Name the service to pack.');
await packInto(join(process.cwd(), 'services', name, 'dist'), process.cwd(), name);
