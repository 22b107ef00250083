import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signServiceToken } from '@studyhall/http';
import type { Platform } from '../platform/platform.ts';
import type { University } from './university.ts';

/** A service refused the demo university. */
export class DemoError extends Error {
  override name = 'DemoError';
}

/** Loading takes seconds; this is for a machine that has much else to do. */
const timeoutMs = 120_000;

/**
 * Loads the university through the services' own rules, where nobody has an account yet; what an earlier start
 * began is finished. Answers whether the installation has the university.
 */
export async function loadDemo(
  platform: Pick<Platform, 'urls' | 'serviceSecret'>,
  directory: string,
  university: University,
): Promise<boolean> {
  const marker = join(directory, 'demo-university');
  const earlier = existsSync(marker) ? readFileSync(marker, 'utf8') : '';
  if (earlier === '') writeFileSync(marker, 'loading');
  const isFirst = await load(platform, 'identity', university.identity);
  if (!isFirst && earlier !== 'loading') {
    if (earlier === '') rmSync(marker);
    return earlier === 'loaded';
  }
  writeFileSync(marker, 'loading');
  await load(platform, 'students', university.students);
  await load(platform, 'tutors', university.tutors);
  await load(platform, 'groups', university.groups);
  await load(platform, 'calendar', university.calendar);
  writeFileSync(marker, 'loaded');
  return true;
}

/** Answers whether the service was empty, and so took it. */
async function load(
  { urls, serviceSecret }: Pick<Platform, 'urls' | 'serviceSecret'>,
  to: keyof University,
  content: object,
): Promise<boolean> {
  const token = await signServiceToken({ from: 'edge', to, serviceSecret, now: Date.now() });
  const response = await fetch(`${urls[to]}/internal/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(content),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await response.text();
  if (response.ok) return true;
  if (response.status === 409) return false;
  throw new DemoError(`The ${to} service refused the demo university with ${response.status}: ${text}`);
}
