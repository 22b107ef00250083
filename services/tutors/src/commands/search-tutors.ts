import type { Interval } from '@studyhall/time';
import type { Context } from '../context.ts';
import { type Candidate, choosePath, findCandidates } from '../data/search-scan.ts';
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
import { firstSortKey } from '../domain/search-order.ts';
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

/** A page looks at these candidates at most, and those of one more batch. */
const mostCandidates = 1_000;

/** Who meets a wish, from a place on. The cost depends on the page, not on how many tutors there are. */
export async function searchTutors(context: Context, query: SearchQuery): Promise<SearchPage> {
  const { wish, limit } = query;
  const stages = stagesOf(wish);
  const found: Found[] = [];
  let from: SearchPlace | null = query.from;
  for (let looked = 0; from && found.length <= limit && looked < mostCandidates; ) {
    const wanted = limit + 1 - found.length;
    const batch: Batch = await searchBatch(context, { wish, stages, from, wanted });
    found.push(...batch.found);
    looked += batch.looked;
    from = batch.next;
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    tutorIds: page.map(({ tutorId }) => tutorId),
    next: found.length > limit && last ? last.place : from,
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

interface BatchQuery {
  readonly wish: TutorWish;
  readonly stages: readonly Stage[];
  readonly from: SearchPlace;
  readonly wanted: number;
}

interface Found {
  readonly tutorId: string;
  readonly place: SearchPlace;
}

interface Batch {
  readonly found: readonly Found[];
  readonly looked: number;
  readonly next: SearchPlace | null;
}

/** What has to be checked matches seldom, and what is free at a given time more seldom. */
const candidatesToCheck = { conditions: 50, free: 200 };

async function searchBatch(context: Context, { wish, stages, from, wanted }: BatchQuery): Promise<Batch> {
  const { db } = context;
  const stage = stages[from.stage];
  if (!stage) return { found: [], looked: 0, next: null };
  const order = wish.sort === 'soonest' ? 'by_soonest' : 'by_rating';
  const path = await choosePath(db.read, order, stage.conditions);
  const isCertain = path.checks.length + stage.except.length === 0;
  const fewest = wish.free ? candidatesToCheck.free : isCertain ? 0 : candidatesToCheck.conditions;
  const limit = Math.max(wanted, fewest);
  const query = { ...path, order, except: stage.except, after: from.after, limit } as const;
  const candidates = await findCandidates(db.read, query);
  const matching = candidates.filter(({ matches }) => matches);
  const found = wish.free ? await keepFree(context, matching, wish.free) : matching;
  const last = candidates.length < limit ? undefined : candidates.at(-1);
  return {
    found: found.map(({ tutorId, position }) => ({
      tutorId,
      place: { stage: from.stage, after: position },
    })),
    looked: candidates.length,
    next: last ? { stage: from.stage, after: last.position } : nextStage(from, stages),
  };
}

function nextStage({ stage }: SearchPlace, stages: readonly Stage[]): SearchPlace | null {
  return stage + 1 < stages.length ? { stage: stage + 1, after: firstSortKey } : null;
}

async function keepFree(
  context: Context,
  candidates: readonly Candidate[],
  range: Interval,
): Promise<Candidate[]> {
  const ids = candidates.map(({ tutorId }) => tutorId);
  const free = await findFreeWithin(context, ids, range);
  return candidates.filter(({ tutorId }) => free.has(tutorId));
}
