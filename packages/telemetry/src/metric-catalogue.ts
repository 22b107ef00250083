/**
 * The one list of what is measured: dashboards, alarms and the services read the names here. Names are those of
 * OpenTelemetry's semantic conventions where it has one.
 */
interface Metric {
  readonly kind: 'counter' | 'histogram' | 'gauge';
  /** In UCUM, as OpenTelemetry wants it: seconds, bytes, or `{things}`. */
  readonly unit: string;
  readonly about: string;
  readonly attributes?: readonly string[];
}

export const metrics = {
  'http.server.request.duration': {
    kind: 'histogram',
    unit: 's',
    about: 'From the arrival of a request to the end of its answer.',
    attributes: ['http.request.method', 'http.route', 'http.response.status_code'],
  },
  'studyhall.build': {
    kind: 'gauge',
    unit: '{process}',
    about: 'Always 1: which version runs.',
    attributes: ['version'],
  },
  'nodejs.eventloop.delay.p50': {
    kind: 'gauge',
    unit: 's',
    about: 'How late the event loop is, median of the last ten seconds.',
  },
  'nodejs.eventloop.delay.p99': {
    kind: 'gauge',
    unit: 's',
    about: 'How late the event loop is, 99th percentile of the last ten seconds.',
  },
  'process.memory.usage': { kind: 'gauge', unit: 'By', about: 'Resident memory of the process.' },
  'process.cpu.time': {
    kind: 'gauge',
    unit: 's',
    about: 'Processor time used since the start of the process.',
    attributes: ['cpu.mode'],
  },
  'db.client.connection.count': {
    kind: 'gauge',
    unit: '{connection}',
    about: 'Connections to the database, in use and at most.',
    attributes: ['db.client.connection.state'],
  },
  'db.client.connection.pending_requests': {
    kind: 'gauge',
    unit: '{request}',
    about: 'Callers that wait for a connection to the database.',
  },
  'studyhall.outbox.depth': {
    kind: 'gauge',
    unit: '{event}',
    about: 'Events on their way, by who is to hear them.',
    attributes: ['subscriber'],
  },
  'studyhall.outbox.age': {
    kind: 'gauge',
    unit: 's',
    about: 'Age of the oldest event on its way, by who is to hear it.',
    attributes: ['subscriber'],
  },
  'studyhall.events.received': {
    kind: 'counter',
    unit: '{event}',
    about:
      'Events heard, by type and what became of them. Those applied in the students service count what happens: ' +
      'sessions confirmed, completed and missed, groups joined and left.',
    attributes: ['type', 'outcome'],
  },
  'studyhall.events.odd': {
    kind: 'counter',
    unit: '{event}',
    about:
      'What was heard of and does not fit: from the future, and taken as of now; or for somebody erased.',
    attributes: ['oddity'],
  },
  'studyhall.reservations': {
    kind: 'counter',
    unit: '{reservation}',
    about: 'Requests to the ledger for time, by what they asked for and what became of it.',
    attributes: ['kind', 'outcome'],
  },
  'studyhall.bookings.refused': {
    kind: 'counter',
    unit: '{booking}',
    about: 'Bookings that were refused, by the rule that stood against them.',
    attributes: ['rule'],
  },
  'studyhall.mails': {
    kind: 'counter',
    unit: '{mail}',
    about: 'Attempts to send a mail, by what the server said.',
    attributes: ['outcome'],
  },
  'studyhall.streams': {
    kind: 'gauge',
    unit: '{stream}',
    about: 'Live streams of notifications that are open.',
  },
  'studyhall.groups': {
    kind: 'gauge',
    unit: '{group}',
    about: 'Groups that are alive: not archived, and of two members or more. Counted once a minute.',
  },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof metrics;
type NameOf<K extends Metric['kind']> = {
  [N in MetricName]: (typeof metrics)[N]['kind'] extends K ? N : never;
}[MetricName];

export type CounterName = NameOf<'counter'>;
export type HistogramName = NameOf<'histogram'>;
export type GaugeName = NameOf<'gauge'>;

/** What is looked up by code that knows a name only at run time. */
export function getMetric(name: MetricName): Metric {
  return metrics[name];
}

const unitEndings: Readonly<Record<string, string>> = { s: '_seconds', By: '_bytes' };

/**
 * The name under which `/metrics` shows it, and Prometheus what comes by OTLP: with the unit at its end, and `_total`
 * of what is counted. https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/
 */
export function prometheusName(name: MetricName): string {
  const { kind, unit } = getMetric(name);
  const base = name.replaceAll('.', '_') + (unitEndings[unit] ?? '');
  return kind === 'counter' ? `${base}_total` : base;
}
