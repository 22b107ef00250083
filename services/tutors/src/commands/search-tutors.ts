import type { Context } from '../context.ts';
import { type Candidate, choosePath, findCandidates, spellOut } from '../data/search-scan.ts';
import {
  anyWordCondition,
  type Condition,
  courseTerm,
  languageTerm,
  mainWordCondition,
  modeTerm,
  termCondition,
} from '../data/search-terms.ts';
import type { SearchPlace, TutorWish } from '../domain/search.ts';
import { firstSortKey, isRatedFrom } from '../domain/search-order.ts';
import { findFreeWithin } from './find-free-within.ts';

export interface SearchQuery {
  readonly wish: TutorWish;
  readonly from: SearchPlace;
  readonly limit: number;
}

export interface SearchPage {
  /** In the order of the search. */
  readonly tutorIds: readonly string[];
  /** Null at the end. A page may be short, even empty, and yet not be the last: the work for one is bounded. */
  readonly next: SearchPlace | null;
}

/** Where the first page begins. */
export const searchStart: SearchPlace = { stage: 0, after: firstSortKey };

/** A page looks at no more candidates than these and one more batch. */
const mostCandidates = 500;

/** Who meets a wish, from a place on. The cost depends on the page, not on how many tutors there are. */
export async function searchTutors(context: Context, query: SearchQuery): Promise<SearchPage> {
  const { wish, limit } = query;
  const stages = stagesOf(wish);
  const found: Found[] = [];
  let next: SearchPlace | null = query.from;
  let left = mostCandidates;
  while (next && found.length <= limit && left > 0) {
    const scan: Scan = await scanStage(context, {
      wish,
      stages,
      from: next,
      left,
      wanted: limit + 1 - found.length,
    });
    found.push(...scan.found);
    left -= scan.looked;
    next = scan.next;
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    tutorIds: page.map(({ tutorId }) => tutorId),
    next: found.length > limit && last ? last.place : next,
  };
}

interface Stage {
  readonly conditions: readonly Condition[];
  /** Those who meet all of these were found in the stage before. */
  readonly except: readonly Condition[];
}

/** A search by words goes first through those who have them in their main words, and then through the others. */
function stagesOf({ course, language, mode, words, sort }: TutorWish): Stage[] {
  const others = [
    ...(course === undefined ? [] : [termCondition(courseTerm(course))]),
    ...(language === undefined ? [] : [termCondition(languageTerm(language))]),
    ...(mode === undefined ? [] : [termCondition(modeTerm(mode))]),
  ];
  const anywhere = { conditions: [...others, ...words.map(anyWordCondition)], except: [] };
  if (sort !== 'match' || words.length === 0) return [anywhere];
  const main = words.map(mainWordCondition);
  return [
    { conditions: [...others, ...main], except: [] },
    { ...anywhere, except: main },
  ];
}

interface ScanQuery {
  readonly wish: TutorWish;
  readonly stages: readonly Stage[];
  readonly from: SearchPlace;
  readonly wanted: number;
  /** How many candidates may be looked at yet. */
  readonly left: number;
}

interface Found {
  readonly tutorId: string;
  readonly place: SearchPlace;
}

interface Scan {
  readonly found: readonly Found[];
  readonly looked: number;
  /** Where to go on, in this stage or the next; null after the last. */
  readonly next: SearchPlace | null;
}

/** What has to be checked matches seldom, and what is free at a given time more seldom. */
const fewestAtOnce = { certain: 0, checked: 50, free: 100 };
const mostAtOnce = 200;

/** Goes through one stage until enough are found, or enough was looked at, or it ends. */
async function scanStage(context: Context, { wish, stages, from, wanted, left }: ScanQuery): Promise<Scan> {
  const { db } = context;
  const stage = stages[from.stage];
  if (!stage) return { found: [], looked: 0, next: null };
  const order = wish.sort === 'soonest' ? 'by_soonest' : 'by_rating';
  const spelled = (condition: Condition) => spellOut(db.read, condition);
  const except = await Promise.all(stage.except.map(spelled));
  const path = await choosePath(db.read, order, await Promise.all(stage.conditions.map(spelled)));
  const isCertain = path.checks.length + except.length === 0 && wish.minRating === undefined;
  const fewest = fewestAtOnce[wish.free ? 'free' : isCertain ? 'certain' : 'checked'];
  const found: Found[] = [];
  let { after } = from;
  let looked = 0;
  for (let limit = Math.max(wanted, fewest); looked < left && found.length < wanted; limit = mostAtOnce) {
    const query = { ...path, order, except, after, limit } as const;
    const candidates = await findCandidates(db.read, query);
    const enough = wanted - found.length;
    for (const { tutorId, position } of await keepMatching(context, candidates, { ...wish, enough })) {
      found.push({ tutorId, place: { stage: from.stage, after: position } });
    }
    looked += candidates.length;
    const last = candidates.at(-1);
    if (!last || candidates.length < limit || isBelow(last, wish)) {
      return { found, looked, next: nextStage(from, stages) };
    }
    after = last.position;
  }
  return { found, looked, next: { stage: from.stage, after } };
}

function nextStage({ stage }: SearchPlace, stages: readonly Stage[]): SearchPlace | null {
  return stage + 1 < stages.length ? { stage: stage + 1, after: firstSortKey } : null;
}

type RatingWish = Pick<TutorWish, 'minRating' | 'sort'>;

function isRatedEnough({ position }: Candidate, { minRating: mean, sort }: RatingWish): boolean {
  return mean === undefined || isRatedFrom(position, { sort, mean });
}

/** Whether nobody who comes after is rated well enough either. */
function isBelow(candidate: Candidate, wish: RatingWish): boolean {
  return wish.sort !== 'soonest' && !isRatedEnough(candidate, wish);
}

/** Those who match, and no more than enough of them where the calendar has to be asked. */
async function keepMatching(
  context: Context,
  candidates: readonly Candidate[],
  wish: TutorWish & { readonly enough: number },
): Promise<Candidate[]> {
  const { free, enough } = wish;
  const matching = candidates.filter((candidate) => candidate.matches && isRatedEnough(candidate, wish));
  if (!free) return matching;
  const tutorIds = matching.map(({ tutorId }) => tutorId);
  const isFree = await findFreeWithin(context, { tutorIds, range: free, enough });
  return matching.filter(({ tutorId }) => isFree.has(tutorId));
}
