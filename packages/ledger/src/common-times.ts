import {
  matches,
  ProblemSchema,
  type ServiceClient,
  UnavailableError,
  UnprocessableError,
} from '@studyhall/http';
import { type CommonTimesAnswer, CommonTimesSchema } from './common-times.schema.ts';

/** What `POST /internal/common-times` takes. */
export interface CommonTimesQuestion {
  /** Who asks, and is one of the people. */
  readonly personId: string;
  /** At most 500. */
  readonly people: readonly string[];
  /** IANA; whose days and whole hours count. */
  readonly timeZone: string;
  /** Meetings of the group that could give way; every reservation under a ref belongs to its meeting. */
  readonly movable: readonly {
    readonly id: string;
    readonly ref: string;
    readonly start: string;
    readonly end: string;
  }[];
  readonly [rest: string]: unknown;
}

/** Finds when many people can come, as the calendar service knows; what it refuses is thrown as it says it. */
export interface CommonTimes {
  find(question: CommonTimesQuestion): Promise<CommonTimesAnswer>;
}

export function createCommonTimes(calendar: ServiceClient): CommonTimes {
  return {
    find: async (body) => {
      const path = '/internal/common-times';
      const answer = await calendar.request({ method: 'POST', path, body, repeatable: true });
      if (answer.status === 200 && matches(CommonTimesSchema, answer.body)) return answer.body;
      if (answer.status === 422 && matches(ProblemSchema, answer.body)) {
        const { code, detail, errors } = answer.body;
        throw new UnprocessableError({ code, detail, errors });
      }
      throw new UnavailableError({ cause: new Error(`The calendar answered ${answer.status}`) });
    },
  };
}
