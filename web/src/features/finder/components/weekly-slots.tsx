import { IconCalendarOff } from '@tabler/icons-react';
import { clsx } from 'clsx';
import type { CommonTimes, WeeklySlot } from '../../../api/types.ts';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import type { FinderParams } from '../finder-params.ts';
import { finderMessages } from '../messages.ts';
import { termEnd, usualMinutes } from '../question.ts';
import classes from './proposals.module.css';

interface WeeklySlotsProps {
  readonly groupId: string;
  readonly query: Parameters<typeof QueryView<CommonTimes>>[0]['query'];
  readonly params: FinderParams;
  readonly mayPlan: boolean;
}

const missesShown = 4;

/** The best times of a week, by how many weeks they suit. */
export function WeeklySlots({ groupId, query, params, mayPlan }: WeeklySlotsProps) {
  const t = useMessages(finderMessages);
  const zone = useZone();
  const minutes = params.minutes ?? usualMinutes;
  const until = termEnd(params, { zone, now: Date.now() });
  return (
    <Panel title={t.slots} lead={t.slotsLead}>
      <QueryView query={query}>
        {({ weekly = [] }) =>
          weekly.length === 0 ? (
            <EmptyState icon={<IconCalendarOff />} title={t.noSlots} compact>
              {t.noSlotsText}
            </EmptyState>
          ) : (
            <ol className={classes.list}>
              {weekly.map((slot) => (
                <li key={slot.start} className={clsx(classes.window, classes.slot)}>
                  <SlotText slot={slot} />
                  {mayPlan && (
                    <ButtonLink
                      to="/groups/$groupId/meetings/new"
                      params={{ groupId }}
                      search={{ start: slot.start, minutes, until }}
                      variant="default"
                      size="sm"
                    >
                      {t.planWeekly}
                    </ButtonLink>
                  )}
                </li>
              ))}
            </ol>
          )
        }
      </QueryView>
    </Panel>
  );
}

function SlotText({ slot }: { slot: WeeklySlot }) {
  const t = useMessages(finderMessages);
  const format = useFormat();
  const zone = useZone();
  const { start, end, works, weeks, free, of, misses } = slot;
  const weekday = new Intl.DateTimeFormat(format.locale, { weekday: 'long', timeZone: zone }).format(
    new Date(start),
  );
  const shown = misses.slice(0, missesShown).map((date) => format.shortDay(`${date}T12:00:00Z`, 'UTC'));
  const rest = misses.length - shown.length;
  const dates = format.list(rest > 0 ? [...shown, t.more(rest)] : shown);
  return (
    <span>
      <span className={classes.when}>{t.slot(weekday, format.timeRange(start, end, zone))}</span>
      <span className={classes.who} data-all={works === weeks || undefined}>
        {works === weeks ? t.worksAll(weeks) : t.works(format.number(works), format.number(weeks))}
        {' · '}
        {free === of ? t.legendAll : t.least(format.number(free), format.number(of))}
      </span>
      {misses.length > 0 && <span className={classes.slotNote}>{t.misses(dates)}</span>}
    </span>
  );
}
