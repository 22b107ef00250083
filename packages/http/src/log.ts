import { currentSpan } from '@studyhall/telemetry';
import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';
import { bufferLines, type LineBuffer } from './line-buffer.ts';
import { redactLine, redactSecrets } from './redaction.ts';

export type { Logger } from 'pino';

export interface LogOptions {
  /** The service that writes. */
  readonly name: string;
  readonly level?: string;
  /** Default: standard output, buffered for a fraction of a second and written out on exit. */
  readonly stream?: DestinationStream;
}

let output: LineBuffer | undefined;

/** One for all loggers of the process: their lines stay in order. */
function standardOutput(): LineBuffer {
  output ??= bufferLines(1);
  return output;
}

/** Whatever is written passes here last. */
function redacted(stream: DestinationStream): DestinationStream {
  return { write: (line) => stream.write(redactLine(line)) };
}

/** A logger that writes lines of JSON, without secrets, each with the trace it was written in. */
export function createLog({ name, level = 'info', stream }: LogOptions): Logger {
  return pino(
    {
      level,
      base: { service: name },
      mixin: () => {
        const span = currentSpan();
        return span === undefined ? {} : { traceId: span.traceId };
      },
      formatters: { level: (label) => ({ level: label }), log: redactSecrets },
      serializers: { err: (error: Error) => redactSecrets(stdSerializers.err(error)) },
    },
    redacted(stream ?? standardOutput()),
  );
}
