import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What is wrong with a new version of a service: of what it answers about tutors, or of all of it. */
export type Fault =
  | 'answers 500'
  | 'answers slowly'
  | 'does not start'
  | 'is never ready'
  | 'stops being ready after a while'
  | 'ends after a while';

export interface BadGreen {
  /** Folder of the source to release. */
  readonly root: string;
  /** When it began to be wrong, by Date.now(); undefined as long as it has not. */
  wrongSince(): number | undefined;
}

const ownRoot = dirname(dirname(import.meta.dirname));

/** The hooks of Fastify that make it so: the service behind them is the real one. */
const hooks: Readonly<Record<Fault, string>> = {
  'answers 500': `
    app.addHook('preHandler', async ({ url }) => {
      if (!url.startsWith('/api/tutors')) return;
      note();
      throw new Error('broken');
    });`,
  'answers slowly': `
    app.addHook('preHandler', async ({ url }) => {
      if (!url.startsWith('/api/tutors')) return;
      note();
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    });`,
  'does not start': `
    process.exit(1);`,
  'is never ready': `
    app.addHook('onRequest', async ({ url }, reply) => {
      if (url === '/readyz') return reply.code(503).send();
    });`,
  'stops being ready after a while': `
    app.addHook('onRequest', async ({ url }, reply) => {
      if (url === '/readyz' && Date.now() - begun > afterMs) {
        note();
        return reply.code(503).send();
      }
    });`,
  'ends after a while': `
    setTimeout(() => {
      note();
      process.exit(1);
    }, afterMs);`,
};

/** A folder of source that says what it is and has what it needs installed, and nothing to start. */
export function makeEmptySource(): string {
  const root = mkdtempSync(join(tmpdir(), 'studyhall-bad-green-'));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ version: '0.0.0' }));
  for (const installed of ['package-lock.json', 'node_modules'])
    symlinkSync(join(ownRoot, installed), join(root, installed));
  return root;
}

/** The source of a service with a fault in it, in a folder of its own. */
export function makeBadGreen(fault: Fault, afterMs = 0, name: 'tutors' | 'edge' = 'tutors'): BadGreen {
  const main = join('services', name, 'src', 'main.ts');
  const root = makeEmptySource();
  const onset = join(root, 'wrong-since');
  mkdirSync(dirname(join(root, main)), { recursive: true });
  writeFileSync(
    join(root, main),
    `import { subscribe } from 'node:diagnostics_channel';
import { existsSync, writeFileSync } from 'node:fs';
const begun = Date.now();
const afterMs = ${afterMs};
const note = () => {
  if (!existsSync(${JSON.stringify(onset)})) writeFileSync(${JSON.stringify(onset)}, String(Date.now()));
};
subscribe('fastify.initialization', ({ fastify: app }) => {${hooks[fault]}
});
await import(${JSON.stringify(join(ownRoot, main))});
`,
  );
  return {
    root,
    wrongSince: () => (existsSync(onset) ? Number(readFileSync(onset, 'utf8')) : undefined),
  };
}
