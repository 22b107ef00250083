import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { ServiceName } from '@studyhall/platform';
import { readTraceId } from '@studyhall/telemetry';
import { type FastifyBaseLogger, fastify, type onRequestHookHandler } from 'fastify';
import { registerArrival } from './arrival.ts';
import { createAuthentication, createServiceAuthentication, registerPeople } from './authentication.ts';
import { registerBodyParsers } from './body-parsers.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { replyWithProblem } from './error-reply.ts';
import { registerHealthRoutes } from './health.ts';
import type { IdempotencyStore } from './idempotency.ts';
import { registerIdempotency } from './idempotent-routes.ts';
import { createLog, type Logger } from './log.ts';
import { registerMetrics } from './metrics.ts';
import { registerMissingRoutes } from './missing-routes.ts';
import { registerOpenApi } from './openapi.ts';
import { registerOperations } from './operations.ts';
import { UnauthorizedError } from './problem.ts';
import { createLimits } from './rate-limit.ts';
import { RequestLog } from './request-log.ts';
import { compileSerializer } from './serialization.ts';
import type { ServiceApp } from './service-app.ts';
import { createServiceTokenVerifier } from './service-token.ts';
import type { TokenVerifier } from './token-verifier.ts';
import { registerTraces } from './traces.ts';
import { createValidatorCompiler } from './validation.ts';

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
  /** Reached by everybody: what is for inside alone is not there. */
  readonly isFrontDoor?: boolean;
}

const bodyLimit = 1024 * 1024;

/** A Fastify application with everything that all services share; add routes and listen. */
export async function createService(options: ServiceOptions): Promise<ServiceApp> {
  const log = options.log ?? createLog({ name: options.name });
  const app: ServiceApp = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new RequestLog(),
    // No child for each request, which costs more than all the rest: the log adds the trace itself.
    childLoggerFactory: (logger) => logger,
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
  const { isFrontDoor = false } = options;
  registerTraces(app, { isFrontDoor });
  registerArrival(app);
  registerBodyParsers(app);
  registerPeople(app);
  registerSteps(app, options);
  registerIdempotency(app, options.idempotency);
  registerMissingRoutes(app);
  registerOpenApi(app, options);
  registerHealthRoutes(app, options.isReady);
  registerMetrics(app, { isFrontDoor });
  if (!isFrontDoor) registerOperations(app);
  return app;
}

/** The steps that routes list: limit, authenticate, or only for services. */
function registerSteps(app: ServiceApp, options: ServiceOptions): void {
  const { name, verifyToken, serviceSecret, rateLimit, now } = options;
  const limits = createLimits({ now, verifyToken });
  app.decorate('limit', rateLimit ? limits : () => passOn);
  app.decorate('authenticate', verifyToken ? createAuthentication(verifyToken, true) : refuse);
  app.decorate('authenticateOptionally', verifyToken ? createAuthentication(verifyToken, false) : refuse);
  const services = serviceSecret && createServiceTokenVerifier({ to: name, serviceSecret, now });
  app.decorate('requireService', services ? createServiceAuthentication(services) : refuse);
  app.addHook('onRoute', ({ url, onRequest }) => {
    const isGuarded = [onRequest].flat().includes(app.requireService);
    if (url.startsWith('/internal') && !isGuarded)
      throw new Error(`${url} needs the step app.requireService`);
  });
}

const passOn: onRequestHookHandler = (_request, _reply, done) => done();
const refuse: onRequestHookHandler = (_request, _reply, done) => done(new UnauthorizedError());
