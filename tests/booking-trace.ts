import { type Collector, type ReceivedSpan, startCollector, type TestPlace } from '@studyhall/testing';
import { at, courseCode, startWorld, type World } from './world.ts';

export const topic = 'Recursion, which is personal';
export const feedSecret = 'the-secret-of-a-feed';

export interface BookingTrace {
  readonly world: World;
  readonly collector: Collector;
  readonly sessionId: string;
  readonly spans: readonly ReceivedSpan[];
  stop(): Promise<void>;
}

/** Starts a platform that sends its traces here, books a session, and waits until all that follows has come. */
export async function traceBooking(place: TestPlace): Promise<BookingTrace> {
  const collector = await startCollector();
  const settings = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
  const world = await startWorld(place, { students: 1, tutors: 1, settings, logLevel: 'debug' });
  await world.api.get(`/api/calendar/feeds/${feedSecret}.ics`);
  const [token, tutorId] = [world.students[0]?.token, world.tutors[0]?.id];
  const book = (day: number) => {
    const body = { tutorId, courseCode, start: at(day, 9), minutes: 30, mode: 'online', topic };
    return world.api.post<{ id: string }>('/api/sessions', { token, body });
  };
  // The first of a fresh platform takes longer than any after it.
  await book(1);
  const booked = await book(2);
  const traceId = booked.headers.get('x-request-id');
  const spansOf = (all: readonly ReceivedSpan[]) => all.filter((span) => span.traceId === traceId);
  const ends = ['edge POST /api/sessions', 'notifications send mail', 'students process session.confirmed'];
  await collector.waitFor((all) => {
    const found = spansOf(all).map(({ service, name }) => `${service} ${name}`);
    return ends.every((end) => found.includes(end));
  });
  const heard = spansOf(collector.spans).find(
    ({ service, name }) => service === 'notifications' && name === 'process session.confirmed',
  );
  // Ends after what it carries has been dealt with.
  await collector.waitFor((all) =>
    all.some(({ name, traceId }) => name.startsWith('send events') && traceId === heard?.links[0]?.traceId),
  );
  return {
    world,
    collector,
    sessionId: booked.body.id,
    spans: spansOf(collector.spans),
    stop: async () => {
      await world.platform.stop();
      await collector.close();
    },
  };
}
