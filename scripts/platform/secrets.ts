import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const names = ['AUTH_SECRET', 'SERVICE_SECRET'] as const;

/** The installation's secrets: those given, else those kept in the data folder, made there at the first start. */
export function loadSecrets(
  directory: string,
  env: NodeJS.ProcessEnv,
): Record<(typeof names)[number], string> {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'secrets.json');
  const kept = readKept(file);
  const missing = names.filter((name) => !env[name] && kept[name] === undefined);
  if (missing.length > 0) {
    for (const name of missing) kept[name] = randomBytes(32).toString('base64url');
    writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  }
  return {
    AUTH_SECRET: env['AUTH_SECRET'] || (kept.AUTH_SECRET ?? ''),
    SERVICE_SECRET: env['SERVICE_SECRET'] || (kept.SERVICE_SECRET ?? ''),
  };
}

function readKept(file: string): Partial<Record<string, string>> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
  return JSON.parse(text);
}
