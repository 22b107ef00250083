import { ProblemError } from './problem.ts';
import type { Phase, ServiceApp } from './service-app.ts';

const longestUrl = 8192;

const uriTooLong = new ProblemError({
  status: 414,
  code: 'uri-too-long',
  detail: `The address is too long: at most ${longestUrl} characters.`,
});

/** On an answer of a process that is about to stop: a caller that has other ways should send nothing more. */
export const drainingHeader = 'studyhall-draining';

/** Before any step of a route: names the request, bounds its address, and says goodbye while stopping. */
export function registerArrival(app: ServiceApp): void {
  let phase: Phase = 'serving';
  const closing = new Set<() => void>();
  app.decorate('enterPhase', (next: Phase) => {
    phase = next;
    if (next === 'closing') for (const end of closing) end();
  });
  app.decorate('onClosing', (end: () => void) => {
    closing.add(end);
  });
  app.decorate('isServing', () => phase === 'serving');
  app.decorateRequest('traceId', {
    getter() {
      return this.id;
    },
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    if (phase === 'draining') reply.header(drainingHeader, 'true');
    if (phase === 'closing') reply.header('connection', 'close');
    done(request.url.length > longestUrl ? uriTooLong : undefined);
  });
}
