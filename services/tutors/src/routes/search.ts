import { searchTerms } from '@studyhall/db';
import {
  assertRange,
  decodeCursor,
  encodeCursor,
  IdSchema,
  type ServiceApp,
  SharedWork,
  Type,
} from '@studyhall/http';
import { type Instant, type Interval, parseInstant } from '@studyhall/time';
import { listFoundTutors } from '../commands/list-found-tutors.ts';
import { searchStart, searchTutors } from '../commands/search-tutors.ts';
import type { Context } from '../context.ts';
import { findTutorsByStatus } from '../data/tutor-repository.ts';
import { canonicalLanguage } from '../domain/language.ts';
import type { TutorWish } from '../domain/search.ts';
import type { TutorStatus } from '../domain/tutor.ts';
import { InvalidSearchError } from '../errors.ts';
import { presentApplicant, presentFoundTutor } from '../presenters.ts';
import {
  type FoundTutorPage,
  FoundTutorPageSchema,
  type SearchQuery,
  SearchQuerySchema,
} from './search.schema.ts';
import { anyTutor } from './tutor-resource.ts';

export function registerSearchRoutes(app: ServiceApp, context: Context): void {
  const { access } = context;
  const work = new SharedWork<FoundTutorPage>();

  app.get(
    '/api/tutors',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'searchTutors',
        description:
          'Finds approved tutors. With another `status`, coordinators list applications and suspended tutors instead.',
        querystring: SearchQuerySchema,
        response: { 200: FoundTutorPageSchema },
      },
    },
    async ({ person, query }) => {
      const { status = 'approved' } = query;
      if (status === 'approved') {
        access.authorize({ person, action: 'searchTutors', resource: anyTutor });
        return work.join(JSON.stringify(query), () => findApproved(context, query));
      }
      access.authorize({ person, action: 'listApplications', resource: anyTutor });
      return listByStatus(context, status, query);
    },
  );
}

/** Only a cursor of the same order goes on in the right place. */
function placeSchema<T extends string>(sort: T) {
  return Type.Object({
    sort: Type.Literal(sort),
    stage: Type.Integer({ minimum: 0, maximum: 1 }),
    after: Type.String({ maxLength: 16 }),
  });
}

async function findApproved(context: Context, query: SearchQuery): Promise<FoundTutorPage> {
  const { sort, limit, cursor } = query;
  const wish = readWish(query, context.now());
  const from = cursor === undefined ? searchStart : decodeCursor(cursor, placeSchema(sort));
  const { tutorIds, next } = await searchTutors(context, { wish, from, limit });
  const found = await listFoundTutors(context, tutorIds);
  return {
    items: found.map(({ tutor, nextFree }) => presentFoundTutor(tutor, nextFree)),
    nextCursor: next && encodeCursor({ sort, ...next }),
  };
}

const mostWords = 8;

function readWish(query: SearchQuery, now: Instant): TutorWish {
  const { course, q = '', mode, language, minRating, sort, ...range } = query;
  const words = searchTerms(q);
  if (words.length > mostWords) throw new InvalidSearchError('/q', `must have at most ${mostWords} words`);
  const tag = language === undefined ? undefined : canonicalLanguage(language);
  if (tag === null) throw new InvalidSearchError('/language', 'must be a language tag such as en or ur-PK');
  return { course, words, mode, language: tag, minRating, sort, free: readFreeRange(range, now) };
}

const longestFreeDays = 31;
const usualFreeLength = 7 * 86_400_000;

function readFreeRange(
  { freeFrom, freeTo }: Pick<SearchQuery, 'freeFrom' | 'freeTo'>,
  now: Instant,
): Interval | undefined {
  if (freeFrom === undefined && freeTo === undefined) return undefined;
  const start = freeFrom === undefined ? now : parseInstant(freeFrom);
  const end = freeTo === undefined ? start + usualFreeLength : parseInstant(freeTo);
  assertRange(start, end, longestFreeDays);
  return { start, end };
}

const ApplicationCursorSchema = Type.Object({ appliedAt: Type.Integer(), id: IdSchema });

async function listByStatus(
  context: Context,
  status: TutorStatus,
  query: SearchQuery,
): Promise<FoundTutorPage> {
  const { limit, cursor, course, q, mode, language, minRating, freeFrom, freeTo } = query;
  const filters = [course, q, mode, language, minRating, freeFrom, freeTo];
  if (filters.some((filter) => filter !== undefined)) {
    throw new InvalidSearchError(
      '/status',
      'cannot be combined with what only approved tutors are searched by',
    );
  }
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ApplicationCursorSchema);
  const tutors = await findTutorsByStatus(context.db.read, { status, after, limit: limit + 1 });
  const items = tutors.slice(0, limit);
  const last = tutors.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(presentApplicant),
    nextCursor: last ? encodeCursor({ appliedAt: last.appliedAt, id: last.id }) : null,
  };
}
