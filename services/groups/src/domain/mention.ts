import type { Mention } from './post.ts';

/** So many people can be mentioned in one post. */
export const mostMentions = 20;

const wordCharacter = /[\p{L}\p{N}_]/u;

/**
 * The members whom a text mentions: `@` and a full name, or a first name that only one of them has, in any case. The
 * longest name counts, and who shares a full name is mentioned together.
 */
export function findMentions(text: string, members: readonly Mention[]): Mention[] {
  const byName = namesOf(members);
  const longestFirst = [...byName.keys()].toSorted((a, b) => b.length - a.length);
  const found = new Map<string, Mention>();
  const folded = fold(text);
  for (let at = folded.indexOf('@'); at >= 0 && found.size < mostMentions; at = folded.indexOf('@', at + 1)) {
    if (wordCharacter.test(folded[at - 1] ?? '')) continue;
    const name = longestFirst.find(
      (one) => folded.startsWith(one, at + 1) && !wordCharacter.test(folded[at + 1 + one.length] ?? ''),
    );
    for (const member of byName.get(name ?? '') ?? []) found.set(member.id, member);
  }
  return [...found.values()].slice(0, mostMentions);
}

/** Who is meant by each full name, and by each first name that is one person's alone. */
function namesOf(members: readonly Mention[]): Map<string, readonly Mention[]> {
  const full = Map.groupBy(members, ({ name }) => fold(name));
  const first = Map.groupBy(members, ({ name }) => fold(name).split(' ')[0] ?? '');
  const alone = [...first].filter(([, people]) => people.length === 1);
  return new Map([...alone, ...full].filter(([name]) => name !== ''));
}

function fold(text: string): string {
  return text.replaceAll(/\s/g, ' ').toLowerCase();
}
