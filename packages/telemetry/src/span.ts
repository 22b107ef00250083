import type { Attributes } from './sink.ts';
import { formatTraceparent, newSpanId } from './trace-context.ts';

export interface SpanOptions {
  /** From a bounded set, as attributes are: never an id, an address, a path or a value of a person. */
  readonly name: string;
  /** Default `internal`. */
  readonly kind?: 'server' | 'client' | 'producer' | 'consumer' | 'internal';
  readonly attributes?: Attributes;
  /** A `traceparent`: it goes on from there, whatever is going on here. */
  readonly parent?: string | null | undefined;
  /** It begins this trace. */
  readonly traceId?: string;
  /** Of other traces that it has to do with: their `traceparent`s. */
  readonly links?: readonly string[];
}

/** Something that takes time, and belongs to a trace. */
export interface Span {
  readonly traceId: string;
  /** Whether anybody will see it. */
  readonly isRecording: boolean;
  /** By this, what happens elsewhere becomes a part of it. */
  readonly traceparent: string;
  set(name: string, value: string | number): void;
  /** Only the kind of the error is kept: its message may be about a person. */
  fail(kind: string): void;
  end(): void;
}

/** Where nothing is recorded, the trace goes on all the same: logs name it. */
export class UnrecordedSpan implements Span {
  readonly traceId: string;
  readonly isRecording = false;
  readonly #isSampled: boolean;

  constructor(traceId: string, isSampled = true) {
    this.traceId = traceId;
    this.#isSampled = isSampled;
  }

  get traceparent(): string {
    return formatTraceparent({ traceId: this.traceId, spanId: newSpanId(), isSampled: this.#isSampled });
  }

  set(): void {}
  fail(): void {}
  end(): void {}
}
