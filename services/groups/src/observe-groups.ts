import { observe } from '@studyhall/telemetry';
import type { Context } from './context.ts';
import { countAlive } from './data/group-repository.ts';

const freshForMs = 60_000;

/** Measures how many groups are alive, once a minute at most; answers how to end that. */
export function observeGroups({ db, now }: Context): () => void {
  let counted: { readonly at: number; readonly groups: Promise<number> } | undefined;
  return observe('studyhall.groups', async () => {
    const at = now();
    if (counted === undefined || at - counted.at >= freshForMs) {
      counted = { at, groups: countAlive(db.read) };
    }
    return [{ value: await counted.groups }];
  });
}
