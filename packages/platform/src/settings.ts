import { type ServiceName, serviceNames, services } from './catalogue.ts';

/** One environment variable: how it parses, its default, and the sentence the README shows. */
interface Setting<T> {
  readonly about: string;
  /** Shown in the README; absent where the value must be given or is made at first start. */
  readonly fallback?: string;
  readonly secret?: true;
  /** Throws an Error whose message completes "NAME ...". */
  readonly parse: (text: string) => T;
}

function integer(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) {
      throw new Error(`must be a whole number from ${min} to ${max}`);
    }
    return value;
  };
}

function choice<const T extends string>(...values: T[]): (text: string) => T {
  return (text) => {
    const found = values.find((value) => value === text);
    if (found === undefined) throw new Error(`must be one of ${values.join(', ')}`);
    return found;
  };
}

function share(text: string): number {
  if (!/^(?:[01]|0?\.\d+|1\.0+)$/.test(text)) throw new Error('must be a number from 0 to 1');
  return Number(text);
}

function url(...protocols: string[]): (text: string) => string {
  return (text) => {
    const parsed = URL.canParse(text) ? new URL(text) : undefined;
    if (!parsed || !protocols.includes(parsed.protocol.slice(0, -1))) {
      throw new Error(`must be a URL that starts with ${protocols.map((p) => `${p}://`).join(' or ')}`);
    }
    return text.replace(/\/$/, '');
  };
}

function text(minLength: number): (value: string) => string {
  return (value) => {
    if (value.length < minLength) throw new Error(`must have at least ${minLength} characters`);
    return value;
  };
}

const settings = {
  PORT: {
    about:
      'Port of the process that reads it, by default the one in the catalogue. With `npm start` the port of the ' +
      'front door; 0 gives every service any free port.',
    parse: integer(0, 65535),
  },
  HOST: { about: 'Address to listen on.', fallback: '127.0.0.1', parse: text(1) },
  PROXIES: {
    about:
      'How many proxies stand before the front door, each of which adds the address it saw to X-Forwarded-For: 1 ' +
      'behind a load balancer. What others say in that header counts for nothing.',
    fallback: '0',
    parse: integer(0, 5),
  },
  REUSE_PORT: {
    about: 'Whether several processes may share PORT, so that one can take over from another.',
    fallback: 'off',
    parse: choice('on', 'off'),
  },
  TRIAL_PORT: {
    about:
      'Port on this machine on which a process that will share PORT is tried out first; a release sets it for the ' +
      'front door.',
    parse: integer(1, 65535),
  },
  STUDYHALL_DATA: {
    about: 'Folder that holds the databases, mail files and generated secrets when embedded.',
    fallback: '.data',
    parse: text(1),
  },
  STUDYHALL_DEMO: {
    about: 'Whether `npm start` loads the demo university into an empty installation.',
    fallback: 'on',
    parse: choice('on', 'off'),
  },
  DATABASE_URL: {
    about:
      'A MySQL server for every schema (`mysql://user:pass@host:3306`, with `?tls=rds` on Amazon RDS); without it, SQLite files.',
    secret: true,
    parse: url('mysql'),
  },
  DATABASE_PASSWORD: {
    about: 'Password for `DATABASE_URL`, where it is kept apart from it.',
    secret: true,
    parse: text(1),
  },
  DATABASE_CONNECTIONS: {
    about: 'Connections to MySQL that a process holds at most, by default as many as the catalogue says.',
    parse: integer(1, 100),
  },
  ADMIN_EMAIL: { about: 'The first admin, made at start.', parse: text(3) },
  ADMIN_PASSWORD: { about: 'Password of the first admin.', secret: true, parse: text(10) },
  PUBLIC_URL: {
    about:
      'Where people reach the platform; trusted as an origin and used in links. With `npm start` by default the ' +
      'address of the front door.',
    fallback: 'http://127.0.0.1:8080',
    parse: url('http', 'https'),
  },
  SMTP_URL: {
    about: 'Mail server; without it each mail is a file in the data folder.',
    secret: true,
    parse: url('smtp', 'smtps'),
  },
  AUTH_SECRET: {
    about:
      'Protects sign-in sessions and signing keys; `npm start` makes one and keeps it in the data folder.',
    secret: true,
    parse: text(32),
  },
  SERVICE_SECRET: {
    about: 'Signs the tokens between services; `npm start` makes one and keeps it in the data folder.',
    secret: true,
    parse: text(32),
  },
  RATE_LIMIT: {
    about: 'Limits by client and person; off only for load tests.',
    fallback: 'on',
    parse: choice('on', 'off'),
  },
  STUDYHALL_VERSION: {
    about: 'What runs, as the operations page names it. Images and `npm start` set it themselves.',
    fallback: 'unknown',
    parse: text(1),
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    about:
      'An OpenTelemetry collector (OTLP over HTTP) to send metrics and traces to; without it nothing is sent. The ' +
      'other standard variables of the exporters (`OTEL_EXPORTER_OTLP_HEADERS` and so on) count as well.',
    parse: url('http', 'https'),
  },
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: {
    about: 'The whole address to send metrics to, in place of that one.',
    parse: url('http', 'https'),
  },
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: {
    about: 'The whole address to send traces to, in place of that one.',
    parse: url('http', 'https'),
  },
  OTEL_TRACES_SAMPLER: {
    about:
      'Which traces are kept, decided where they begin: `parentbased_traceidratio` keeps the share that ' +
      '`OTEL_TRACES_SAMPLER_ARG` says.',
    fallback: 'parentbased_always_on',
    parse: choice(
      'always_on',
      'always_off',
      'traceidratio',
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
    ),
  },
  OTEL_TRACES_SAMPLER_ARG: { about: 'A share from 0 to 1.', fallback: '1', parse: share },
  LOG_LEVEL: {
    about: 'Least severe level that is logged.',
    fallback: 'info',
    parse: choice('trace', 'debug', 'info', 'warn', 'error', 'silent'),
  },
} as const satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof settings;
type Parsed<N extends SettingName> = ReturnType<(typeof settings)[N]['parse']>;
type Defaulted = {
  [N in SettingName]: (typeof settings)[N] extends { fallback: string } ? N : never;
}[SettingName];

/** Settings of a service: those with a default are present, the others may be absent. */
export type Settings<N extends SettingName> = {
  readonly [K in N & Defaulted]: Parsed<K>;
} & { readonly [K in Exclude<N, Defaulted>]?: Parsed<K> };

/** Thrown with every problem at once, one line each. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the named settings from an environment. An empty value counts as absent; one that does not parse is
 * an error, never the default. `required` names those that must be there although they have no default.
 */
export function readSettings<const N extends SettingName, const R extends N = never>(
  env: Environment,
  names: readonly N[],
  required: readonly R[] = [],
): Settings<N> & { readonly [K in R]: Parsed<K> } {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const setting: Setting<unknown> = settings[name];
    const given = env[name] || setting.fallback;
    if (given === undefined) {
      if (required.some((other) => other === name)) problems.push(`${name} is missing. ${setting.about}`);
      continue;
    }
    try {
      values[name] = setting.parse(given);
    } catch (error) {
      problems.push(`${name} ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (problems.length > 0) throw new SettingsError(problems);
  // The loop filled exactly the named keys with what each parser returned.
  return values as Settings<N> & { readonly [K in R]: Parsed<K> };
}

/** Base URL of every service: `TUTORS_URL` and so on, by default the catalogue's port on this machine. */
export function readServiceUrls(env: Environment): Readonly<Record<ServiceName, string>> {
  const problems: string[] = [];
  const parse = url('http', 'https');
  const pairs = services.map(({ name, port }) => {
    const given = env[`${name.toUpperCase()}_URL`] || `http://127.0.0.1:${port}`;
    try {
      return [name, parse(given)];
    } catch (error) {
      problems.push(`${name.toUpperCase()}_URL ${error instanceof Error ? error.message : String(error)}`);
      return [name, ''];
    }
  });
  if (problems.length > 0) throw new SettingsError(problems);
  // serviceNames and services hold the same names.
  return Object.fromEntries(pairs) as Record<ServiceName, string>;
}

/** Rows of the README's table of settings. */
export function describeSettings(): readonly { name: string; fallback: string; about: string }[] {
  const rows = Object.entries(settings).map(([name, setting]: [string, Setting<unknown>]) => ({
    name,
    fallback: setting.fallback ?? '',
    about: setting.secret ? `${setting.about} Secret.` : setting.about,
  }));
  const urls = `${serviceNames.map((name) => `${name.toUpperCase()}_URL`).join(', ')}`;
  return [
    ...rows,
    {
      name: urls,
      fallback: 'this machine',
      about: 'Base URL of each service; `npm start` chooses them itself.',
    },
  ];
}
