import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { databaseServices } from '@studyhall/platform';
import { beforeNewest, git, migrationsSince, root } from './history.ts';
import { runPrevious } from './previous-code.ts';

// `npm run migrations:check [-- commit]`: runs the code of an earlier commit, such as the one in production, on the
// schema of now. Without a commit, each service goes back to before its newest migration.
const { positionals } = parseArgs({ allowPositionals: true });
const [released] = positionals;
if (git('rev-parse', 'HEAD') === undefined) {
  console.log('SKIPPED: there is no history here to take earlier code from.');
  process.exit(0);
}
const concerned =
  released === undefined ? undefined : new Set(migrationsSince(released).map(({ service }) => service));
for (const { name } of databaseServices()) {
  const migrations = join(root, 'services', name, 'migrations');
  const newest =
    readdirSync(migrations)
      .filter((file) => file.endsWith('.sql'))
      .sort()
      .at(-1) ?? '';
  const commit = released ?? beforeNewest(name, newest);
  const wasThere = commit !== undefined && git('ls-tree', commit, '--', `services/${name}/test`);
  if (commit === undefined || !wasThere || (concerned && !concerned.has(name))) {
    console.log(`${name}: no earlier code has an older schema`);
    continue;
  }
  const { passed, output } = await runPrevious({ service: name, commit, migrations });
  console.log(
    `${name}: the code of ${commit.slice(0, 10)} ${passed ? 'runs' : 'FAILS'} on the schema of now`,
  );
  if (passed) continue;
  console.log(output.slice(-8_000));
  process.exitCode = 1;
}
