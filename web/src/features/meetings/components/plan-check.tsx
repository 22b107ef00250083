import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { ApiProblem } from '../../../api/problem.ts';
import type { CheckedPlan } from '../../../api/types.ts';
import { groupWords } from '../../../components/groups/messages.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { RowSkeletons } from '../../../components/ui/query-view.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { meetingMessages } from '../messages.ts';
import { moveDate, type PlanDraft, toggleSkip } from '../plan-draft.ts';
import classes from './plan-check.module.css';

interface PlanCheckProps {
  readonly draft: PlanDraft;
  /** Whether the plan has a time yet. */
  readonly isAsked: boolean;
  readonly check: UseQueryResult<CheckedPlan>;
  readonly onChange: (draft: PlanDraft) => void;
}

type Occurrence = CheckedPlan['occurrences'][number];

/** Every date with whom it does not suit, times that suit more people, and the way to leave it out. */
export function PlanCheck({ draft, isAsked, check, onChange }: PlanCheckProps) {
  const t = useMessages(meetingMessages);
  const shared = useMessages(groupWords);
  const format = useFormat();
  if (!isAsked) return <Panel title={t.check}>{<p className={classes.summary}>{t.checkHint}</p>}</Panel>;
  if (check.error) {
    const isAway = check.error instanceof ApiProblem && check.error.status === 503;
    return (
      <Panel title={t.check}>
        {isAway ? <Notice tone="wait">{t.checkAway}</Notice> : <FormProblem error={check.error} />}
      </Panel>
    );
  }
  const { occurrences, uncounted } = check.data ?? {};
  const clashing = occurrences?.filter(({ clashes }) => clashes > 0).length ?? 0;
  const all = occurrences?.length ?? 0;
  return (
    <Panel title={t.check}>
      <div aria-busy={check.isFetching}>
        {occurrences ? (
          <>
            <p className={classes.summary} role="status">
              {clashing === 0 ? t.allSuit(all) : t.someClash(clashing, format.number(all))}
            </p>
            {uncounted !== undefined && <p className={classes.small}>{shared.uncounted(uncounted)}</p>}
            <ul className={classes.list}>
              {withSkipped(occurrences, draft.skip).map((item) =>
                typeof item === 'string' ? (
                  <Skipped key={item} date={item} onUndo={() => onChange(toggleSkip(draft, item))} />
                ) : (
                  <PlannedDate key={item.date} occurrence={item} draft={draft} onChange={onChange} />
                ),
              )}
            </ul>
          </>
        ) : (
          <RowSkeletons rows={2} height={52} />
        )}
      </div>
    </Panel>
  );
}

/** Dates that are left out stand where they would be. */
function withSkipped(
  occurrences: readonly Occurrence[],
  skip: readonly string[],
): readonly (Occurrence | string)[] {
  const dateOf = (item: Occurrence | string) => (typeof item === 'string' ? item : item.date);
  const present = occurrences.filter(({ date }) => !skip.includes(date));
  return [...present, ...skip].toSorted((one, other) => dateOf(one).localeCompare(dateOf(other)));
}

interface DateProps {
  readonly occurrence: Occurrence;
  readonly draft: PlanDraft;
  readonly onChange: (draft: PlanDraft) => void;
}

function PlannedDate({ occurrence, draft, onChange }: DateProps) {
  const t = useMessages(meetingMessages);
  const format = useFormat();
  const zone = useZone();
  const { date, start, end, clashes, substitutes } = occurrence;
  const isSeries = draft.everyWeeks > 0;
  const isMoved = draft.moved.some((other) => other.date === date);
  return (
    <li className={classes.date} data-state={clashes > 0 ? 'clash' : 'free'}>
      <div className={classes.line}>
        <span className={classes.when}>
          {format.shortDay(start, zone)}, {format.timeRange(start, end, zone)}
        </span>
        {clashes > 0 ? (
          <span className={classes.state} data-tone="wait">
            <IconAlertTriangle size={17} aria-hidden="true" />
            {t.clashes(clashes)}
          </span>
        ) : (
          <span className={classes.state} data-tone="good">
            <IconCircleCheck size={17} aria-hidden="true" />
            {t.suits}
          </span>
        )}
      </div>
      {substitutes.length > 0 && (
        <>
          <p className={classes.small}>{t.better}</p>
          <div className={classes.choices}>
            {substitutes.map((other) => (
              <Button
                key={other.start}
                variant="default"
                size="sm"
                aria-label={t.takeInstead(format.moment(other.start, zone))}
                onClick={() => onChange(moveDate(draft, date, other.start))}
              >
                {format.moment(other.start, zone)}
              </Button>
            ))}
          </div>
        </>
      )}
      {isMoved && (
        <div className={classes.choices}>
          <span className={classes.small}>{t.moved(format.calendarDay(date))}</span>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onChange(moveDate(draft, date, undefined))}
          >
            {t.undoMove}
          </Button>
        </div>
      )}
      {isSeries && clashes > 0 && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(toggleSkip(draft, date))}>
            {t.skip}
          </Button>
        </div>
      )}
    </li>
  );
}

function Skipped({ date, onUndo }: { date: string; onUndo: () => void }) {
  const t = useMessages(meetingMessages);
  const format = useFormat();
  return (
    <li className={classes.date} data-state="skipped">
      <div className={classes.line}>
        <span>
          <span className={classes.when}>{format.calendarDay(date)}</span> · {t.skipped}
        </span>
        <Button variant="subtle" size="compact-sm" onClick={onUndo}>
          {t.unskip}
        </Button>
      </div>
    </li>
  );
}
