import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { ServiceName } from '@studyhall/platform';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  fastify,
  type onRequestHookHandler,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import { createAuthentication, createServiceAuthentication } from './authentication.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { replyWithProblem } from './error-reply.ts';
import { registerHealthRoutes } from './health.ts';
import type { IdempotencyStore } from './idempotency.ts';
import { registerIdempotency } from './idempotent-routes.ts';
import { createLog, type Logger } from './log.ts';
import { registerMissingRoutes } from './missing-routes.ts';
import { registerOpenApi } from './openapi.ts';
import type { Person } from './person.ts';
import { ProblemError, UnauthorizedError } from './problem.ts';
import { createLimits, type LimitClass } from './rate-limit.ts';
import { registerRequestLog } from './request-log.ts';
import { compileSerializer } from './serialization.ts';
import { createServiceTokenVerifier } from './service-token.ts';
import type { TokenVerifier } from './token-verifier.ts';
import { readTraceId, runInTrace } from './trace.ts';
import { createValidatorCompiler } from './validation.ts';

export type ServiceApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

export interface ServiceOptions {
  readonly name: ServiceName;
  readonly version?: string;
  readonly log?: Logger;
  /** Undefined only in a service that never learns who asks. */
  readonly verifyToken: TokenVerifier | undefined;
  /** Undefined only in a service that no other service calls. */
  readonly serviceSecret: string | undefined;
  readonly rateLimit: boolean;
  readonly now: () => number;
  /** Needed by routes with `config: { idempotent: true }`. */
  readonly idempotency?: IdempotencyStore;
  readonly isReady?: () => boolean;
}

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
    /** The service's OpenAPI 3.1 document; its `/api` paths only. */
    openapi(): object;
    /** Begins the end: not ready any more, and every answer asks the client to reconnect. */
    markStopping(): void;
    isStopping(): boolean;
  }
  interface FastifyRequest {
    /** Who asks; throws on a route without `authenticate`. */
    readonly person: Person;
    maybePerson: Person | null;
    callingService: ServiceName | null;
    readonly traceId: string;
    /** Id for what an idempotent POST creates: the same for every repeat of its key. */
    readonly idempotentId: string;
  }
  interface FastifyContextConfig {
    /** On a POST that creates: takes an `Idempotency-Key`. */
    idempotent?: boolean;
    /** Logged at debug level only. */
    quiet?: boolean;
  }
}

const bodyLimit = 1024 * 1024;
const longestUrl = 8192;

/** A Fastify application with everything that all services share; add routes and listen. */
export async function createService(options: ServiceOptions): Promise<ServiceApp> {
  const log = options.log ?? createLog({ name: options.name });
  const app: ServiceApp = fastify({
    loggerInstance: log as FastifyBaseLogger,
    childLoggerFactory: (logger, { reqId }) => logger.child({ traceId: reqId }),
    disableRequestLogging: true,
    genReqId: (request) => readTraceId(request.headers.traceparent),
    requestIdHeader: false,
    bodyLimit,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 66_000 },
    requestTimeout: 60_000,
    return503OnClosing: false,
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: replyWithProblem,
    clientErrorHandler: answerBrokenRequest,
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.setValidatorCompiler(createValidatorCompiler());
  app.setSerializerCompiler(compileSerializer);
  app.setErrorHandler(replyWithProblem);
  decorateRequests(app);
  registerArrival(app);
  registerRequestLog(app);
  registerSteps(app, options);
  registerIdempotency(app, options.idempotency);
  registerMissingRoutes(app);
  await registerOpenApi(app, options);
  registerHealthRoutes(app, options.isReady);
  return app;
}

/** Before any step of a route: names the request, bounds its address, and says goodbye while stopping. */
function registerArrival(app: ServiceApp): void {
  let stopping = false;
  app.decorate('markStopping', () => {
    stopping = true;
  });
  app.decorate('isStopping', () => stopping);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    if (stopping) reply.header('connection', 'close');
    done(request.url.length > longestUrl ? uriTooLong : undefined);
  });
  // After the body has been read: its events do not carry the context of the request.
  app.addHook('preHandler', (request, _reply, done) => runInTrace(request.id, done));
}

const uriTooLong = new ProblemError({
  status: 414,
  code: 'uri-too-long',
  detail: `The address is too long: at most ${longestUrl} characters.`,
});

/** What every request carries besides Fastify's own. */
function decorateRequests(app: ServiceApp): void {
  app.decorateRequest('maybePerson', null);
  app.decorateRequest('callingService', null);
  app.decorateRequest('person', {
    getter() {
      if (this.maybePerson === null) throw new UnauthorizedError();
      return this.maybePerson;
    },
  });
  app.decorateRequest('traceId', {
    getter() {
      return this.id;
    },
  });
}

function registerSteps(
  app: ServiceApp,
  { name, verifyToken, serviceSecret, rateLimit, now }: ServiceOptions,
): void {
  const limits = createLimits({ now, verifyToken });
  app.decorate('limit', rateLimit ? limits : () => passOn);
  app.decorate('authenticate', verifyToken ? createAuthentication(verifyToken, true) : refuse);
  app.decorate('authenticateOptionally', verifyToken ? createAuthentication(verifyToken, false) : refuse);
  app.decorate(
    'requireService',
    serviceSecret
      ? createServiceAuthentication(createServiceTokenVerifier({ to: name, serviceSecret, now }))
      : refuse,
  );
}

const passOn: onRequestHookHandler = (_request, _reply, done) => done();
const refuse: onRequestHookHandler = (_request, _reply, done) => done(new UnauthorizedError());
