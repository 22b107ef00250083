import { execFileSync } from 'node:child_process';
import type { Json } from '../checks/templates.ts';

/** Runs a command of the AWS CLI and answers what it says. */
export type Aws = (...args: readonly string[]) => Json;

export const aws: Aws = (...args) => {
  const text = execFileSync('aws', [...args, '--output', 'json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return text.trim() === '' ? null : JSON.parse(text);
};
