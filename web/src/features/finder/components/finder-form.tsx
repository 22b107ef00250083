import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { membersQuery } from '../../../components/groups/group-query.ts';
import { LengthSelect } from '../../../components/groups/length-select.tsx';
import { ChoiceSelect } from '../../../components/ui/choice-select.tsx';
import { ManySelect } from '../../../components/ui/many-select.tsx';
import { Segments } from '../../../components/ui/segments.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { today } from '../../../time/zone.ts';
import type { FinderParams } from '../finder-params.ts';
import { finderMessages } from '../messages.ts';
import { termEnd, usualHours, usualMinutes } from '../question.ts';
import classes from './finder-form.module.css';

interface FinderFormProps {
  readonly groupId: string;
  readonly params: FinderParams;
  readonly onChange: (part: FinderParams) => void;
  readonly required: readonly string[];
  /** Undefined for readers who may not require others. */
  readonly onRequire: ((ids: string[]) => void) | undefined;
}

const offeredHours: readonly (readonly [from: number, to: number])[] = [
  [8, 21],
  [8, 12],
  [12, 17],
  [17, 22],
  [6, 24],
];

/** How long, at which hours of the day, and with whom. */
export const FinderForm = memo(function FinderForm(props: FinderFormProps) {
  const { groupId, params, onChange, required, onRequire } = props;
  const t = useMessages(finderMessages);
  const format = useFormat();
  const zone = useZone();
  const { data: members = [] } = useQuery(membersQuery(groupId));
  const hours = [params.from ?? usualHours.from, params.to ?? usualHours.to] as const;
  const isOffered = offeredHours.some((range) => range.join() === hours.join());
  const wall = (hour: number) => format.wallTime(`${String(hour).padStart(2, '0')}:00`);
  return (
    <div className={classes.form}>
      <Segments
        label={t.mode}
        options={[
          { value: 'once', label: t.once },
          { value: 'weekly', label: t.weekly },
        ]}
        value={params.weekly ? 'weekly' : 'once'}
        onChange={(mode) => onChange({ weekly: mode === 'weekly' ? true : undefined })}
      />
      <div className={classes.fields}>
        <LengthSelect
          value={params.minutes ?? usualMinutes}
          onChange={(minutes) => onChange({ minutes: minutes === usualMinutes ? undefined : minutes })}
        />
        <ChoiceSelect
          label={t.hours}
          data={(isOffered ? offeredHours : [hours, ...offeredHours]).map(([from, to]) => ({
            value: `${from},${to}`,
            label: t.hoursRange(wall(from), wall(to)),
          }))}
          value={hours.join()}
          onChange={(chosen) => {
            const [from = usualHours.from, to = usualHours.to] = chosen?.split(',').map(Number) ?? [];
            onChange({ from, to });
          }}
        />
        {params.weekly && (
          <TextInput
            type="date"
            label={t.until}
            min={today(zone, Date.now())}
            value={termEnd(params, { zone, now: Date.now() })}
            onChange={({ currentTarget }) => onChange({ until: currentTarget.value || undefined })}
          />
        )}
        {onRequire && (
          <ManySelect
            className={classes.wide}
            label={t.required}
            placeholder={required.length === 0 ? t.requiredNone : undefined}
            searchable
            clearable
            hidePickedOptions
            data={members.map(({ userId, name }) => ({ value: userId, label: name }))}
            value={[...required]}
            onChange={onRequire}
          />
        )}
      </div>
    </div>
  );
});
