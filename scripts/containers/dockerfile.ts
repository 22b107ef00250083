import { allocatorSettings, nodeFlags, type Service } from '@studyhall/platform';
import { neededBy, packageName, workspaces } from './workspaces.ts';

const header = '# Made by `npm run containers` from scripts/containers/dockerfile.ts.';

/** The workspace that packs services; an image has nothing to pack. */
const packer = 'packages/pack';

/** What npm lays beside the code and nobody reads at run time. */
const ballast = ['*.d.ts', '*.d.mts', '*.d.cts', '*.map', '*.md', '*.markdown'];

/** The Dockerfile of one service; it is built at the root: `docker build -f services/tutors/Dockerfile .`. */
export function dockerfileOf(service: Service): string {
  const folder = `services/${service.name}`;
  const carriesWeb = service.prefixes.length === 0;
  const parts = [
    `${header}\nARG BASE_IMAGE=node:26-slim`,
    application(service, folder),
    ...(carriesWeb ? [webApplication()] : []),
    system(),
    image(service, folder),
  ];
  return `${parts.join('\n\n')}\n`;
}

function copyManifests(): string {
  const copies = workspaces.map((folder) => `COPY ${folder}/package.json ${folder}/`);
  return `WORKDIR /app\nCOPY package.json package-lock.json ./\n${copies.join('\n')}`;
}

/** The service, packed, and exactly what the lock file says of production; no package runs a script. */
function application({ name }: Service, folder: string): string {
  const sources = neededBy(folder).map((one) => `COPY ${one} ${one}`);
  const names = ballast.map((name) => `-name '${name}'`).join(' -o ');
  const install = `npm ci --omit=dev --ignore-scripts --no-audit --no-fund --workspace=${packageName(folder)}`;
  return `FROM \${BASE_IMAGE} AS application
${copyManifests()}
RUN ${install} --workspace=${packageName(packer)}
${[...sources, `COPY ${packer} ${packer}`].join('\n')}
RUN node ${packer}/src/main.ts ${name} \\
  && rm --recursive ${packer}/src \\
  && ${install} --prefer-offline \\
  && find node_modules -type f \\( ${names} \\) -delete`;
}

function webApplication(): string {
  return `FROM \${BASE_IMAGE} AS web
${copyManifests()}
RUN npm ci --workspace=${packageName('web')} --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY docs/api docs/api
COPY packages packages
COPY web web
RUN npm run build --workspace=${packageName('web')}`;
}

/** Of the base only node, what it is linked to, and a shell: nothing to install with, and half the size. */
function system(): string {
  return `FROM \${BASE_IMAGE} AS system
RUN mkdir --parents /image/tmp /image/etc /image/proc && chmod 1777 /image/tmp \\
  && ldd /usr/local/bin/node /bin/sh | grep --only-matching '/[^ :()]*' | sort --unique \\
  | xargs --replace cp --parents --dereference {} /image \\
  && cp --parents --dereference /usr/local/bin/node /bin/sh /image \\
  && echo 'node:x:1000:1000::/tmp:/bin/sh' > /image/etc/passwd`;
}

/** What is needed, and how it runs: not as root, with nothing to write to but /tmp. */
function image({ name, port, prefixes }: Service, folder: string): string {
  const carriesWeb = prefixes.length === 0;
  const allocator = Object.entries(allocatorSettings).map(([setting, value]) => ` ${setting}=${value}`);
  const command = ['node', ...nodeFlags, `${folder}/dist/main.js`];
  return `FROM scratch
ARG VERSION=0.0.0
ARG COMMIT=unknown
LABEL org.opencontainers.image.title="studyhall-${name}" \\
  org.opencontainers.image.version="\${VERSION}" \\
  org.opencontainers.image.revision="\${COMMIT}"
COPY --from=system /image /
COPY --from=application /app /app
${carriesWeb ? 'COPY --from=web /app/web/dist /app/web/dist\nCOPY docs/api /app/docs/api\n' : ''}WORKDIR /app
ENV PATH=/usr/local/bin:/usr/bin:/bin NODE_ENV=production HOST=0.0.0.0 PORT=${port} STUDYHALL_DATA=/tmp STUDYHALL_VERSION=\${VERSION}+\${COMMIT}${allocator.join('')}
USER 1000:1000
EXPOSE ${port}
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "packages/http/src/check-health.ts"]
CMD ${JSON.stringify(command).replaceAll(',', ', ')}`;
}
