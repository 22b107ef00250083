import { createLog } from '@studyhall/http';
import { readConfig } from './config.ts';
import { openTutorsDatabase } from './context.ts';

// Alone: brings the schema up to date and ends; an exception ends the process with exit code 1.
const config = readConfig(process.env);
const db = await openTutorsDatabase(config, createLog({ name: 'tutors', level: config.logLevel }));
await db.close();
