import { Button, Group, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { Availability } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { Segments } from '../../../components/ui/segments.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { ZoneSelect } from '../../../components/ui/zone-select.tsx';
import { WeekGrid } from '../../../components/week-grid/week-grid.tsx';
import {
  type HourBlock,
  toBlocks,
  totalMinutes,
  toWeekly,
} from '../../../components/week-grid/week-hours.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useSaveAvailability } from '../api/my-availability.ts';
import { teachingMessages } from '../messages.ts';
import { WeekList } from './week-list.tsx';

/** Weekly hours, as a grid or as a form; nothing is stored before it is saved. */
export function HoursEditor({ availability }: { availability: Availability }) {
  const t = useMessages(teachingMessages);
  const format = useFormat();
  const isWide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const [view, setView] = useState<string>();
  const [blocks, setBlocks] = useState<readonly HourBlock[]>(() => toBlocks(availability.weekly));
  const [timeZone, setTimeZone] = useState(availability.timeZone);
  const save = useSaveAvailability();
  const weekly = toWeekly(blocks);
  const hours = totalMinutes(blocks) / 60;
  const isChanged =
    timeZone !== availability.timeZone ||
    JSON.stringify(weekly) !== JSON.stringify(toWeekly(toBlocks(availability.weekly)));
  const isWrong = blocks.some(({ from, to }) => to <= from);
  const submit = () =>
    save.mutate({ ...availability, timeZone, weekly }, { onSuccess: () => notifyDone(t.hoursSaved) });
  const shown = view ?? (isWide ? 'grid' : 'form');
  return (
    <Panel
      title={t.hoursTitle}
      lead={t.hoursLead}
      actions={
        <Segments
          label={t.hoursTitle}
          options={[
            { value: 'grid', label: t.grid },
            { value: 'form', label: t.form },
          ]}
          value={shown}
          onChange={setView}
        />
      }
    >
      <Stack>
        <ZoneSelect
          label={t.zone}
          maw={360}
          value={timeZone}
          onChange={(zone) => zone && setTimeZone(zone)}
        />
        {shown === 'grid' ? (
          <WeekGrid label={t.gridLabel} blocks={blocks} onChange={setBlocks} create={(block) => block} />
        ) : (
          <WeekList blocks={blocks} onChange={setBlocks} />
        )}
        <FormProblem error={save.error ?? (isWrong ? t.overlap : undefined)} />
        <Group justify="space-between">
          <Group gap="sm">
            <span>{t.total(format.number(hours, Number.isInteger(hours) ? 0 : 1))}</span>
            {isChanged && <Tag tone="wait">{t.unsaved}</Tag>}
          </Group>
          <Button size="md" loading={save.isPending} disabled={!isChanged || isWrong} onClick={submit}>
            {t.saveHours}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
