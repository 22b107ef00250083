import { useQuery } from '@tanstack/react-query';
import { sessionsQuery } from '../../../components/sessions/sessions-query.ts';
import { weekDays } from '../../../session/calendar-days.ts';
import { daysQuery } from '../../../session/calendar-query.ts';
import { useHasRole } from '../../../session/use-me.ts';
import { useZone } from '../../../session/use-profile.ts';
import { waitlistQuery } from '../../../session/waitlist-query.ts';
import { today } from '../../../time/zone.ts';
import { newsQuery, requestsOfMe } from './home-queries.ts';

/**
 * Whether everything that stands above something else on the page has come, or has failed once: what comes later moves
 * what is being read.
 */
export function useTopKnown(now: number): boolean {
  const zone = useZone();
  const answers = [
    useQuery({ ...sessionsQuery(requestsOfMe), enabled: useHasRole('tutor') }),
    useQuery(waitlistQuery),
    useQuery(newsQuery),
    useQuery(daysQuery(today(zone, now), weekDays, zone)),
  ];
  return answers.every(({ isLoading, failureCount }) => !isLoading || failureCount > 0);
}
