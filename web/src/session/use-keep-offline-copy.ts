import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNow } from '../time/use-now.ts';
import { today } from '../time/zone.ts';
import { agendaDays } from './calendar-days.ts';
import { daysQuery } from './calendar-query.ts';
import { useFirstPageShown } from './first-page.ts';
import { saveOfflineCopy } from './offline-copy.ts';
import { useMe } from './use-me.ts';
import { useProfile, useZone } from './use-profile.ts';

const freshMs = 300_000;

/** Keeps one's agenda on this device, as of when it was last seen. */
export function useKeepOfflineCopy(): void {
  const me = useMe();
  const profile = useProfile();
  const zone = useZone();
  const date = today(zone, useNow());
  const { data: agenda, dataUpdatedAt: savedAt } = useQuery({
    ...daysQuery(date, agendaDays, zone),
    staleTime: freshMs,
    enabled: useFirstPageShown(),
  });
  useEffect(() => {
    // A browser may refuse to keep anything; the agenda is then read with a connection only.
    if (agenda) saveOfflineCopy({ savedAt, me, profile, agenda }).catch(reportError);
  }, [savedAt, me, profile, agenda]);
}
