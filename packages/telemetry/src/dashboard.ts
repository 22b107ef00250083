import { getMetric, type MetricName } from './metric-catalogue.ts';

/** One picture of one metric. */
export interface Panel {
  readonly title: string;
  readonly metric: MetricName;
  /** `rate`: a second; `total`: within each step; `latest`: as it is; a number: that quantile of a histogram. */
  readonly show: 'rate' | 'total' | 'latest' | 0.5 | 0.95 | 0.99;
  /** A line for each value of these attributes; `service` stands for who measures. */
  readonly by: readonly string[];
  /** Only where an attribute matches a regular expression. */
  readonly where?: Readonly<Record<string, string>>;
  /** Not where one does. Both in RE2, as a whole. */
  readonly except?: Readonly<Record<string, string>>;
}

export interface PanelRow {
  readonly title: string;
  readonly panels: readonly Panel[];
}

const service = ['service'];
const requests = 'http.server.request.duration';
// A stream of events lasts as long as somebody looks: that is no latency.
const streams = { 'http.route': '.*/stream' };

/** What people look at: Grafana's dashboard and CloudWatch's are both made from this list. */
export const dashboardRows: readonly PanelRow[] = [
  {
    title: 'Requests',
    panels: [
      { title: 'Requests a second', metric: requests, show: 'rate', by: service },
      {
        title: 'Failed requests a second',
        metric: requests,
        show: 'rate',
        by: ['service', 'http.route'],
        where: { 'http.response.status_code': '5..' },
      },
      { title: 'Latency, median', metric: requests, show: 0.5, by: service, except: streams },
      { title: 'Latency, 95th percentile', metric: requests, show: 0.95, by: service, except: streams },
      { title: 'Latency, 99th percentile', metric: requests, show: 0.99, by: service, except: streams },
      {
        title: 'Slowest routes, 95th percentile',
        metric: requests,
        show: 0.95,
        by: ['service', 'http.route'],
        except: streams,
      },
    ],
  },
  {
    title: 'The programme',
    panels: [
      {
        title: 'Sessions booked, completed and missed',
        metric: 'studyhall.events.received',
        show: 'total',
        by: ['type'],
        // Each event once: the students service hears all of them.
        where: { service: 'students', outcome: 'applied', type: 'session\\.(confirmed|completed|no-show)' },
      },
      {
        title: 'Groups joined and left',
        metric: 'studyhall.events.received',
        show: 'total',
        by: ['type'],
        where: { service: 'students', outcome: 'applied', type: 'group\\.(joined|left)' },
      },
      { title: 'Groups alive', metric: 'studyhall.groups', show: 'latest', by: [] },
      {
        title: 'Bookings refused, by rule',
        metric: 'studyhall.bookings.refused',
        show: 'total',
        by: ['rule'],
      },
      {
        title: 'Requests for time',
        metric: 'studyhall.reservations',
        show: 'total',
        by: ['kind', 'outcome'],
      },
    ],
  },
  {
    title: 'Events, mails and streams',
    panels: [
      {
        title: 'Events on their way',
        metric: 'studyhall.outbox.depth',
        show: 'latest',
        by: ['service', 'subscriber'],
      },
      {
        title: 'Age of the oldest event on its way',
        metric: 'studyhall.outbox.age',
        show: 'latest',
        by: ['service', 'subscriber'],
      },
      { title: 'Events that do not fit', metric: 'studyhall.events.odd', show: 'total', by: ['oddity'] },
      { title: 'Mails', metric: 'studyhall.mails', show: 'total', by: ['outcome'] },
      { title: 'Open streams', metric: 'studyhall.streams', show: 'latest', by: service },
    ],
  },
  {
    title: 'Processes and database',
    panels: [
      {
        title: 'Lateness of the event loop, median',
        metric: 'nodejs.eventloop.delay.p50',
        show: 'latest',
        by: service,
      },
      {
        title: 'Lateness of the event loop, 99th percentile',
        metric: 'nodejs.eventloop.delay.p99',
        show: 'latest',
        by: service,
      },
      { title: 'Memory', metric: 'process.memory.usage', show: 'latest', by: service },
      { title: 'Processors used', metric: 'process.cpu.time', show: 'rate', by: service },
      {
        title: 'Connections to the database',
        metric: 'db.client.connection.count',
        show: 'latest',
        by: ['service', 'db.client.connection.state'],
      },
      {
        title: 'Waiting for a connection',
        metric: 'db.client.connection.pending_requests',
        show: 'latest',
        by: service,
      },
      { title: 'What runs', metric: 'studyhall.build', show: 'latest', by: ['service', 'version'] },
    ],
  },
];

/** The unit of what a panel shows, in UCUM. */
export function unitOf({ metric, show }: Panel): string {
  const { unit, kind } = getMetric(metric);
  if (show !== 'rate') return unit;
  // Of a histogram the rate is that of what was measured; processor time a second is a number of processors.
  return kind === 'histogram' ? '{request}/s' : unit === 's' ? '1' : `${unit}/s`;
}
