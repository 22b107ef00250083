import { createLog } from '@studyhall/http';
import { readConfig } from './config.ts';
import { openGroupsDatabase } from './context.ts';

// Alone: brings the schema up to date and ends; an exception ends the process with exit code 1.
const config = readConfig(process.env);
const db = await openGroupsDatabase(config, createLog({ name: 'groups', level: config.logLevel }));
await db.close();
