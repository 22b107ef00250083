import type { Found, Json, Templates } from './templates.ts';

/** Looks at all templates of one environment; answers what is wrong, a sentence each. */
export type Rule = (templates: Templates) => readonly string[];

/** Rules by their names, which say what holds. */
export type Rules = Readonly<Record<string, Rule>>;

/** A rule about each resource of a type: `holds` says whether one is as it should be. */
export function each(
  type: string,
  holds: (found: Found, templates: Templates) => boolean,
  atLeast = 1,
): Rule {
  return (templates) => {
    const all = templates.all(type);
    const missing =
      all.length < atLeast ? [`There are ${all.length} of ${type}, and ${atLeast} at least are needed.`] : [];
    return [...missing, ...all.filter((found) => !holds(found, templates)).map(({ key }) => key)];
  };
}

/** What of a list is not as it should be, by its key. */
export function unless(found: readonly Found[], holds: (one: Found) => boolean): string[] {
  return found.filter((one) => !holds(one)).map(({ key }) => key);
}

export function same(left: Json | undefined, right: Json | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
