import { useState } from 'react';
import { Demand, type DemandParams } from '../../features/demand/components/demand.tsx';
import { useZone } from '../../session/use-profile.ts';
import { addDays, today } from '../../time/zone.ts';
import { demandRoute } from './routes.ts';

/** A term or so. */
const usualDays = 12 * 7;
const daysAhead = 14;

export function DemandPage() {
  const zone = useZone();
  const [now] = useState(Date.now);
  const day = today(zone, now);
  const {
    from = addDays(day, -usualDays),
    to = addDays(day, daysAhead),
    by = 'course',
  } = demandRoute.useSearch();
  const navigate = demandRoute.useNavigate();
  const shown: DemandParams = { from, to, by };
  return (
    <Demand
      value={shown}
      onChange={(part) => {
        const { by: grouping, ...days } = { ...shown, ...part };
        const search = { ...days, ...(grouping !== 'course' && { by: grouping }) };
        void navigate({ search, replace: true, resetScroll: false });
      }}
    />
  );
}
