import { createLog } from '@studyhall/http';
import { readConfig } from './config.ts';
import { openTutorsDatabase } from './context.ts';

const config = readConfig(process.env);
const db = await openTutorsDatabase(config, createLog({ name: 'tutors', level: config.logLevel }));
await db.close();
