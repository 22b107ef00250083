import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { ServiceName } from '@studyhall/platform';
import type { Span } from '@studyhall/telemetry';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  onRequestHookHandler,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ConfirmClaim } from './idempotency.ts';
import type { Person } from './person.ts';
import type { LimitClass } from './rate-limit.ts';

/** A Fastify application whose route types come from TypeBox schemas. */
export type ServiceApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** `draining`: takes what comes, and says that it will not for long. `closing`: asks to reconnect elsewhere. */
export type Phase = 'serving' | 'draining' | 'closing';

declare module 'fastify' {
  interface FastifyInstance {
    /** Route step: refuses a caller who asks more often than the class of request allows. */
    limit(limitClass: LimitClass): onRequestHookHandler;
    /** Route step: 401 without a valid token. */
    authenticate: onRequestHookHandler;
    /** Route step: a token is optional, but a bad one is still a 401. */
    authenticateOptionally: onRequestHookHandler;
    /** Route step: only another service. */
    requireService: onRequestHookHandler;
    /** The service's OpenAPI 3.1 document, once the application is ready; its `/api` paths only. */
    openapi(): Promise<object>;
    /** Begins the end; ready only while serving. */
    enterPhase(phase: Phase): void;
    /** Called when the process takes no more connections: for answers that would never end by themselves. */
    onClosing(end: () => void): void;
    isServing(): boolean;
  }
  interface FastifyRequest {
    /** Who asks; throws a 401 where nobody is signed in. */
    readonly person: Person;
    maybePerson: Person | null;
    /** On `/internal` routes: which service calls, and for which person, as it says; for the log only. */
    callingService: ServiceName | null;
    onBehalfOf: string | undefined;
    readonly traceId: string;
    /** What the request is in its trace. */
    span: Span | undefined;
    /** Id for what an idempotent POST creates: a UUIDv7, the same for every repeat of its key. */
    readonly idempotentId: string;
    readonly confirmClaim: ConfirmClaim;
  }
  interface FastifyContextConfig {
    /** On a POST that creates: takes an `Idempotency-Key`. */
    idempotent?: boolean;
    /** Logged at debug level only. */
    quiet?: boolean;
    /** Stands for whatever has no route of its own: says nothing about the methods an address takes. */
    catchAll?: boolean;
    /** Not among the requests that are measured. */
    unmeasured?: boolean;
  }
}
