import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findContracting, splitStatements } from '@studyhall/db';
import { git, migrationsSince, root } from './history.ts';

// `npm run migrations:contracting`: says `yes` when the migrations since the released commit take something away, and
// why on standard error; else `no`. The released commit is RELEASED_COMMIT, or what runs in ENVIRONMENT on AWS, whose
// images are tagged with it, or else the commit before this one.
function findReleased(): string | undefined {
  const { RELEASED_COMMIT: given, ENVIRONMENT: environment, STAGE: stage } = process.env;
  if (given) return given;
  if (stage !== 'images') return git('rev-parse', '--verify', '--quiet', 'HEAD^');
  const [service] = ['tutors'];
  const query = 'services[0].taskSets[?status==`PRIMARY`].taskDefinition | [0]';
  const [cluster, name] = [`studyhall-${environment}-cluster`, `studyhall-${environment}-${service}`];
  const running = aws('ecs', 'describe-services', '--cluster', cluster, '--services', name, '--query', query);
  const images = `taskDefinition.containerDefinitions[?name==\`${service}\`].image | [0]`;
  const image = aws('ecs', 'describe-task-definition', '--task-definition', running, '--query', images);
  return image.split(':').at(-1);
}

function aws(...args: string[]): string {
  return execFileSync('aws', [...args, '--output', 'text'], { encoding: 'utf8' }).trim();
}

const released = findReleased();
const isKnown = released !== undefined && git('cat-file', '-e', `${released}^{commit}`) !== undefined;
// The very first release has nobody before it.
const contracting = !isKnown
  ? []
  : migrationsSince(released).flatMap(({ service, files }) => {
      const texts = files.map((file) =>
        readFileSync(join(root, 'services', service, 'migrations', file), 'utf8'),
      );
      return findContracting(texts.flatMap(splitStatements)).map(
        (statement) => `${service}: ${statement.trim()}`,
      );
    });
for (const statement of contracting) console.error(statement);
console.log(contracting.length > 0 ? 'yes' : 'no');
