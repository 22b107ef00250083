import { ActionIcon, Skeleton, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { ApiProblem } from '../../../api/problem.ts';
import type { CommonTimes } from '../../../api/types.ts';
import { membersQuery } from '../../../components/groups/group-query.ts';
import { Columns } from '../../../components/ui/columns.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { useNow } from '../../../time/use-now.ts';
import { addDays } from '../../../time/zone.ts';
import { groupTimesQuery } from '../api/find-times.ts';
import type { FinderParams } from '../finder-params.ts';
import { finderMessages } from '../messages.ts';
import { toQuestion, usualMinutes, weekOf } from '../question.ts';
import classes from './finder.module.css';
import { FinderForm } from './finder-form.tsx';
import { LeftOut } from './left-out.tsx';
import { Tray } from './tray.tsx';
import { WaysOut } from './ways-out.tsx';
import { WeekMap } from './week-map.tsx';
import { WeeklySlots } from './weekly-slots.tsx';
import { WindowList } from './window-list.tsx';

interface FinderProps {
  readonly groupId: string;
  readonly memberCount: number;
  /** Whether the reader may plan meetings and require others. */
  readonly mayPlan: boolean;
  readonly params: FinderParams;
  readonly onChange: (part: FinderParams) => void;
}

const mostChosen = 40;

/** Looks for a time that suits a group: a map of the week, the best times of it, and what to do where nothing fits. */
export function Finder({ groupId, memberCount, mayPlan, params, onChange }: FinderProps) {
  const t = useMessages(finderMessages);
  const zone = useZone();
  const [now] = useState(Date.now);
  const [required, setRequired] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const minutes = params.minutes ?? usualMinutes;
  const query = useQuery(groupTimesQuery(groupId, toQuestion(params, { zone, now, required })));
  const change = useCallback(
    (part: FinderParams) => {
      // A time is chosen with its length.
      if ('minutes' in part || 'weekly' in part) setChosen([]);
      onChange(part);
    },
    [onChange],
  );
  const toggle = useCallback((start: string) => setChosen((before) => toggled(before, start)), []);
  const isAway = query.error instanceof ApiProblem && query.error.status === 503;
  return (
    <div className={classes.layout}>
      <Panel title={t.title} lead={t.lead}>
        <FinderForm
          groupId={groupId}
          params={params}
          onChange={change}
          required={required}
          onRequire={mayPlan ? setRequired : undefined}
        />
      </Panel>
      {isAway && <Notice tone="wait">{t.away}</Notice>}
      <LeftOut groupId={groupId} times={query.data} />
      {params.weekly ? (
        <WeeklySlots groupId={groupId} query={query} params={params} mayPlan={mayPlan} />
      ) : (
        <Week
          groupId={groupId}
          query={query}
          of={memberCount - (query.data?.uncounted ?? 0)}
          hasRequired={required.length > 0}
          minutes={minutes}
          params={params}
          onChange={change}
          chosen={chosen}
          onToggle={mayPlan ? toggle : undefined}
        />
      )}
      {mayPlan && <Tray groupId={groupId} minutes={minutes} chosen={chosen} onToggle={toggle} />}
    </div>
  );
}

interface WeekProps extends Pick<FinderProps, 'groupId' | 'params' | 'onChange'> {
  readonly query: Parameters<typeof QueryView<CommonTimes>>[0]['query'] & { readonly isFetching: boolean };
  readonly of: number;
  readonly hasRequired: boolean;
  readonly minutes: number;
  readonly chosen: readonly string[];
  readonly onToggle: ((start: string) => void) | undefined;
}

function Week(props: WeekProps) {
  const { groupId, query, of, hasRequired, minutes, params, onChange, chosen, onToggle } = props;
  const t = useMessages(finderMessages);
  const zone = useZone();
  const now = useNow();
  const { data: members = [] } = useQuery(membersQuery(groupId));
  const monday = weekOf(params, { zone, now });
  const names = new Map(members.map(({ userId, name }) => [userId, name]));
  return (
    <Columns
      main={
        <Panel>
          <WeekHead monday={monday} onChange={onChange} />
          <QueryView query={query} skeleton={<Skeleton height={520} radius="md" />}>
            {({ attendance }) => (
              <div aria-busy={query.isFetching || undefined}>
                <WeekMap
                  key={monday}
                  monday={monday}
                  counts={attendance}
                  of={of}
                  hasRequired={hasRequired}
                  minutes={minutes}
                  chosen={chosen}
                  onToggle={onToggle}
                />
              </div>
            )}
          </QueryView>
        </Panel>
      }
      aside={
        query.data && (
          <>
            <Panel title={t.best} lead={onToggle ? t.trayNone : t.bestLead}>
              {query.data.windows.length === 0 ? (
                <p className={classes.none}>{t.nothingText}</p>
              ) : (
                <WindowList windows={query.data.windows} names={names} chosen={chosen} onToggle={onToggle} />
              )}
            </Panel>
            {query.data.waysOut && query.data.waysOut.length > 0 && (
              <WaysOut
                groupId={groupId}
                ways={query.data.waysOut}
                names={names}
                chosen={chosen}
                onToggle={onToggle}
                onChange={onChange}
              />
            )}
          </>
        )
      }
    />
  );
}

function WeekHead({ monday, onChange }: Pick<WeekProps, 'onChange'> & { monday: string }) {
  const t = useMessages(finderMessages);
  const format = useFormat();
  const zone = useZone();
  const now = useNow();
  const isFirst = monday <= weekOf({}, { zone, now });
  const noon = (date: string) => `${date}T12:00:00Z`;
  const turn = (days: number) => onChange({ week: addDays(monday, days) });
  return (
    <div className={classes.week}>
      <Title order={2} aria-live="polite">
        {t.week(format.shortDay(noon(monday), 'UTC'), format.shortDay(noon(addDays(monday, 6)), 'UTC'))}
      </Title>
      <ActionIcon.Group>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t.earlier}
          disabled={isFirst}
          onClick={() => turn(-7)}
        >
          <IconChevronLeft className={classes.turns} />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={t.later} onClick={() => turn(7)}>
          <IconChevronRight className={classes.turns} />
        </ActionIcon>
      </ActionIcon.Group>
    </div>
  );
}

/** With a time that was not chosen, or without one that was. */
function toggled(chosen: readonly string[], start: string): readonly string[] {
  if (chosen.includes(start)) return chosen.filter((other) => other !== start);
  return [...chosen, start].toSorted((a, b) => Date.parse(a) - Date.parse(b)).slice(0, mostChosen);
}
