import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';

/** One line a request, when its answer has left; probes only at level debug. */
export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override routeNotFound(): void {}

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const { url, config } = request.routeOptions;
    const line = {
      traceId: request.id,
      method: request.method,
      route: url ?? '(unknown)',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 100) / 100,
      personId: request.maybePerson?.id ?? request.onBehalfOf,
      callingService: request.callingService ?? undefined,
    };
    if (error) request.log.warn({ ...line, err: error }, 'answer could not be sent');
    else if (config.quiet) request.log.debug(line, 'request');
    else request.log.info(line, 'request');
  }
}
