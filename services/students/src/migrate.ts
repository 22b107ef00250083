import { readConfig } from './config.ts';
import { closeContext, openContext } from './context.ts';

// Opening the service's context brings its tables up to date.
await closeContext(await openContext(readConfig(process.env)));
