import type { Context } from '../context.ts';
import { findGroups } from '../data/group-repository.ts';
import {
  findByWord,
  findListed,
  findMatching,
  findOwn,
  type GroupFilter,
  termsOf,
} from '../data/search-repository.ts';
import type { Group } from '../domain/group.ts';

export interface GroupSearch extends Omit<GroupFilter, 'limit'> {
  /** Beginnings of words, all of which must occur. */
  readonly words: readonly string[];
  readonly limit: number;
}

export interface FoundGroups {
  readonly groups: readonly Group[];
  /** Null at the end. A page may be short and yet not be the last: the work for one is bounded. */
  readonly next: string | null;
}

/** A word that so few groups have narrows a search down to them. */
const fewGroups = 500;
const lookedAtOnce = 500;
const mostLooks = 4;

/** Listed groups, newest first. */
export async function searchGroups({ db }: Context, search: GroupSearch): Promise<FoundGroups> {
  const { words, limit, ...filter } = search;
  if (words.length === 0) {
    return pageOf(await findListed(db.read, { ...filter, limit: limit + 1 }), limit);
  }
  const among = await findFew(db.read, words);
  if (among?.length === 0) return { groups: [], next: null };
  const found: string[] = [];
  let last: string | null = null;
  for (let looks = 0; looks < mostLooks && found.length <= limit; looks += 1) {
    const after: string | undefined = last ?? filter.after;
    const look = await findMatching(db.read, words, { ...filter, after, among, limit: lookedAtOnce });
    found.push(...look.ids);
    last = look.last;
    if (last === null) break;
  }
  const ids = found.slice(0, limit);
  const groups = await findGroups(db.read, ids);
  const next = found.length > limit ? (ids.at(-1) ?? null) : last;
  return { groups: ids.flatMap((id) => groups.get(id) ?? []), next };
}

/** The groups with the rarest of the words, where they are few. */
async function findFew(db: Context['db']['read'], words: readonly string[]): Promise<string[] | undefined> {
  let few: string[] | undefined;
  for (const word of words) {
    const ids = await findByWord(db, word, few?.length ?? fewGroups);
    if (ids && ids.length <= (few?.length ?? fewGroups)) few = ids;
    if (few?.length === 0) break;
  }
  return few;
}

interface OwnSearch extends GroupSearch {
  readonly personId: string;
  readonly archived: boolean;
}

/** A person's own groups, private ones too, newest first. */
export async function listOwnGroups({ db }: Context, search: OwnSearch): Promise<FoundGroups> {
  const { words, limit, ...filter } = search;
  const { groups, next } = pageOf(await findOwn(db.read, { ...filter, limit: limit + 1 }), limit);
  return { groups: groups.filter(hasWords(words)), next };
}

type Look = (after: string | undefined) => Promise<FoundGroups>;

interface Filling {
  readonly after: string | undefined;
  readonly limit: number;
  /** Those of the found that belong into the page. */
  readonly keep: (groups: readonly Group[]) => Promise<readonly Group[]>;
}

/** A page is looked for so many times: what is left out makes it short no sooner. */
const mostFillings = 20;

/** Looks again until a page is full, or the end is reached. */
export async function fillPage(look: Look, { after, limit, keep }: Filling): Promise<FoundGroups> {
  const groups: Group[] = [];
  let next: string | null = after ?? null;
  for (let looks = 0; looks < mostFillings; looks += 1) {
    const found = await look(next ?? undefined);
    const kept = await keep(found.groups);
    groups.push(...kept.slice(0, limit - groups.length));
    const last = groups.at(-1);
    if (groups.length === limit && last) {
      const isEnd = found.next === null && kept.at(-1) === last && found.groups.at(-1) === last;
      return { groups, next: isEnd ? null : last.id };
    }
    next = found.next;
    if (next === null) break;
  }
  return { groups, next };
}

function hasWords(words: readonly string[]): (group: Group) => boolean {
  return (group) => {
    const terms = termsOf(group);
    return words.every((word) => terms.some((term) => term.startsWith(word)));
  };
}

function pageOf(groups: readonly Group[], limit: number): FoundGroups {
  const page = groups.slice(0, limit);
  return { groups: page, next: groups.length > limit ? (page.at(-1)?.id ?? null) : null };
}
