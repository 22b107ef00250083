import { type Templates, takeTemplates } from '../checks/templates.ts';
import type { Environment } from '../lib/environment.ts';
import { synthesize } from '../lib/synthesize.ts';

const made = new Map<Environment, Templates>();

/** The templates of an environment, made once for a test file. */
export function templatesOf(environment: Environment): Templates {
  const known = made.get(environment) ?? takeTemplates(environment, synthesize(environment));
  made.set(environment, known);
  return known;
}
