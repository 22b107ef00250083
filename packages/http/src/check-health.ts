import process from 'node:process';
import { readSettings } from '@studyhall/platform';

/** How long a process that can take traffic may need to say so. */
const patienceMs = 4_000;

// For containers: exit code 0 when the service on PORT of this machine can take traffic. Needs no curl.
const { PORT: port } = readSettings(process.env, ['PORT']);
try {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(patienceMs) });
  process.exitCode = answer.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
