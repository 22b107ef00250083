import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { databaseServices } from '@studyhall/platform';

export const root = dirname(dirname(import.meta.dirname));

/** What git answers; undefined where it knows nothing, as in a copy without a history. */
export function git(...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', [...args], { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

export interface NewMigrations {
  readonly service: string;
  /** File names that are there now and were not at the earlier commit. */
  readonly files: readonly string[];
}

/** What has come to the migrations of each service since a commit. */
export function migrationsSince(commit: string): readonly NewMigrations[] {
  return databaseServices()
    .map(({ name }) => {
      const folder = `services/${name}/migrations`;
      const added = git('diff', '--name-only', '--diff-filter=A', commit, '--', folder) ?? '';
      // A service that is new itself has no earlier version.
      const isNew = git('ls-tree', commit, '--', `services/${name}/src`) === '';
      return {
        service: name,
        files: isNew
          ? []
          : added
              .split('\n')
              .filter(Boolean)
              .map((file) => basename(file)),
      };
    })
    .filter(({ files }) => files.length > 0);
}

/** The last commit that did not know the newest migration of a service; undefined where there was none. */
export function beforeNewest(service: string, newest: string): string | undefined {
  const file = `services/${service}/migrations/${newest}`;
  const added = git('log', '--diff-filter=A', '--format=%H', '-1', '--', file);
  return added ? git('rev-parse', '--verify', '--quiet', `${added}^`) : undefined;
}
