import { databaseServices, type Service, services } from '@studyhall/platform';

const header = '# Made by `npm run containers` from scripts/containers/compose.ts: `docker compose up`.';

/** Versions of what is not ours. */
const images = {
  mysql: 'mysql:8.4',
  telemetry: 'grafana/otel-lgtm:0.11.10',
} as const;

/** Secrets that are only good for trying it out on one machine; set your own in the environment. */
const tryOut = {
  SERVICE_SECRET: setting('SERVICE_SECRET', 'only-for-trying-it-out-on-one-machine'),
  AUTH_SECRET: setting('AUTH_SECRET', 'only-for-trying-it-out-on-one-machine'),
  ADMIN_EMAIL: setting('ADMIN_EMAIL', 'admin@study.example'),
  ADMIN_PASSWORD: setting('ADMIN_PASSWORD', 'study-hall-demo'),
  SMTP_URL: setting('SMTP_URL'),
} as const;
const mysqlPassword = setting('MYSQL_ROOT_PASSWORD', 'study-hall');

/** What the environment says, else the fallback: Compose puts it in. */
function setting(name: string, fallback = ''): string {
  return `\${${name}:-${fallback}}`;
}

/** The whole platform in containers: MySQL, every service of the catalogue, and Grafana for who asks for it. */
export function compose(): object {
  return {
    name: 'studyhall',
    services: {
      mysql: mysql(),
      ...Object.fromEntries(services.map((service) => [service.name, container(service)])),
      telemetry: {
        image: images.telemetry,
        profiles: ['telemetry'],
        ports: ['127.0.0.1:3000:3000'],
        volumes: [
          './docs/grafana/provisioning.yaml:/otel-lgtm/grafana/conf/provisioning/dashboards/study-hall.yaml:ro',
          './docs/grafana:/otel-lgtm/study-hall:ro',
        ],
      },
    },
    volumes: { mysql: {} },
  };
}

export function composeFile(): string {
  return `${header}\n# With Grafana on http://127.0.0.1:3000:\n#   OTEL_EXPORTER_OTLP_ENDPOINT=http://telemetry:4318 docker compose --profile telemetry up\n${toYaml(compose())}`;
}

function mysql(): object {
  return {
    image: images.mysql,
    environment: { MYSQL_ROOT_PASSWORD: mysqlPassword },
    volumes: ['mysql:/var/lib/mysql'],
    healthcheck: {
      test: ['CMD-SHELL', 'mysqladmin ping --host=127.0.0.1 --password="$$MYSQL_ROOT_PASSWORD"'],
      interval: '5s',
      retries: 30,
    },
  };
}

function container(service: Service): object {
  const { name, port, prefixes, connections } = service;
  const others = services.filter((other) => other.prefixes.length > 0 && other.name !== name);
  const isEdge = prefixes.length === 0;
  return {
    build: { context: '.', dockerfile: `services/${name}/Dockerfile` },
    image: `studyhall/${name}`,
    environment: {
      PUBLIC_URL: setting('PUBLIC_URL', 'http://127.0.0.1:8080'),
      OTEL_EXPORTER_OTLP_ENDPOINT: setting('OTEL_EXPORTER_OTLP_ENDPOINT'),
      ...Object.fromEntries(
        others.map((other) => [`${other.name.toUpperCase()}_URL`, `http://${other.name}:${other.port}`]),
      ),
      ...(connections > 0 && { DATABASE_URL: `mysql://root:${mysqlPassword}@mysql:3306` }),
      ...secretsOf(service),
    },
    depends_on: isEdge
      ? Object.fromEntries(databaseServices().map((other) => [other.name, { condition: 'service_healthy' }]))
      : { mysql: { condition: 'service_healthy' } },
    ...(isEdge && { ports: [`127.0.0.1:${setting('PORT', String(port))}:${port}`] }),
    read_only: true,
    tmpfs: ['/tmp'],
    init: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    // As long as on AWS.
    stop_grace_period: '60s',
    restart: 'unless-stopped',
  };
}

function secretsOf({ secrets }: Service): Record<string, string> {
  const names = secrets.flatMap((name) =>
    name === 'ADMIN_PASSWORD' ? (['ADMIN_EMAIL', name] as const) : [name],
  );
  return Object.fromEntries(names.map((name) => [name, tryOut[name]]));
}

/** Objects, lists and texts as YAML: JSON's own texts, which YAML takes as they are. */
function toYaml(value: unknown, indent = ''): string {
  if (Array.isArray(value)) return value.map((item) => `${indent}- ${JSON.stringify(item)}\n`).join('');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, item]) => {
      const isNested = typeof item === 'object' && item !== null;
      if (!isNested) return `${indent}${key}: ${JSON.stringify(item)}\n`;
      if (Object.keys(item).length === 0) return `${indent}${key}: {}\n`;
      return `${indent}${key}:\n${toYaml(item, `${indent}  `)}`;
    })
    .join('');
}
