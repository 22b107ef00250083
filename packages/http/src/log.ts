import { type DestinationStream, destination, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

export interface LogOptions {
  /** The service that writes. */
  readonly name: string;
  readonly level?: string;
  /** Default: standard output, buffered. */
  readonly stream?: DestinationStream;
}

const secretKeys = [
  'authorization',
  'cookie',
  'set-cookie',
  'set-auth-token',
  'password',
  'newPassword',
  'currentPassword',
  'token',
  'secret',
];
const redactedPaths = secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]);

/** A logger that writes lines of JSON, without secrets; buffered lines are written on exit. */
export function createLog({ name, level = 'info', stream }: LogOptions): Logger {
  return pino(
    {
      level,
      base: { service: name },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: redactedPaths, censor: '[redacted]' },
    },
    stream ?? destination({ sync: false, minLength: 4096, periodicFlush: 200 }),
  );
}
