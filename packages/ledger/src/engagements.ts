import { matches, type ServiceClient, Type, UnavailableError } from '@studyhall/http';
import { formatInstant, type Interval, parseInstant } from '@studyhall/time';

/** Something that takes a person's time: for that person's eyes alone. */
export interface Engagement extends Interval {
  readonly kind: string;
  readonly title: string;
}

export interface EngagementQuery {
  readonly personId: string;
  /** At most 62 days. */
  readonly range: Interval;
}

/** What people do when they are busy, as the calendar service knows. */
export interface Engagements {
  find(query: EngagementQuery): Promise<readonly Engagement[]>;
}

const EngagementsSchema = Type.Object({
  items: Type.Array(
    Type.Object({ start: Type.String(), end: Type.String(), kind: Type.String(), title: Type.String() }),
  ),
});

export function createEngagements(calendar: ServiceClient): Engagements {
  return {
    find: async ({ personId, range }) => {
      const { status, body } = await calendar.request({
        method: 'GET',
        path: `/internal/people/${encodeURIComponent(personId)}/commitments`,
        query: { from: formatInstant(range.start), to: formatInstant(range.end) },
      });
      if (status !== 200 || !matches(EngagementsSchema, body)) {
        throw new UnavailableError({ cause: new Error(`The calendar answered ${status}`) });
      }
      return body.items.map(({ start, end, kind, title }) => ({
        start: parseInstant(start),
        end: parseInstant(end),
        kind,
        title,
      }));
    },
  };
}
