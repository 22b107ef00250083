import { Button, Group, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Term, WeeklyClass } from '../../../api/types.ts';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { Segments } from '../../../components/ui/segments.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { ZoneSelect } from '../../../components/ui/zone-select.tsx';
import { WeekGrid } from '../../../components/week-grid/week-grid.tsx';
import { findRoom, type HourBlock } from '../../../components/week-grid/week-hours.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { addDays, today } from '../../../time/zone.ts';
import { useSaveTimetable } from '../api/timetable.ts';
import { type ClassBlock, toClassBlocks, toClasses, withTerm } from '../class-block.ts';
import { timetableMessages } from '../timetable-messages.ts';
import { ClassForm } from './class-form.tsx';
import { ClassList } from './class-list.tsx';
import { TimetableProblem } from './timetable-problem.tsx';

interface TimetableEditorProps {
  readonly classes: readonly WeeklyClass[];
  readonly timeZone: string;
  readonly terms: readonly Term[];
}

/** As long as most terms last. */
const usualDays = 112;

/** Weekly classes, in a grid or as a list; nothing is stored before it is saved. */
export function TimetableEditor({ classes, timeZone, terms }: TimetableEditorProps) {
  const t = useMessages(timetableMessages);
  const isWide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const [view, setView] = useState<string>();
  const [blocks, setBlocks] = useState<readonly ClassBlock[]>(() => toClassBlocks(classes));
  const [zone, setZone] = useState(timeZone);
  const [openId, setOpenId] = useState<string>();
  const save = useSaveTimetable();
  const shown = view ?? (isWide ? 'grid' : 'list');
  const open = blocks.find(({ id }) => id === openId);
  const create = (hours: HourBlock): ClassBlock => {
    const startsOn = today(zone, Date.now());
    const block = { ...hours, title: '', startsOn, endsOn: addDays(startsOn, usualDays), except: [] };
    const [term] = terms;
    return term ? withTerm(block, term) : block;
  };
  const add = () => {
    const room = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => findRoom(blocks, weekday) ?? []).at(0);
    if (!room) return;
    setBlocks([...blocks, create(room)]);
    setOpenId(room.id);
  };
  const replace = (changed: ClassBlock) =>
    setBlocks(blocks.map((old) => (old.id === changed.id ? changed : old)));
  const remove = (gone: ClassBlock) => setBlocks(blocks.filter(({ id }) => id !== gone.id));
  const close = () => {
    // What was drawn and never named was not meant.
    if (open && open.title.trim() === '') remove(open);
    setOpenId(undefined);
  };
  const store = (wanted: readonly ClassBlock[]) => {
    setBlocks(wanted);
    save.mutate({ timeZone: zone, classes: toClasses(wanted) }, { onSuccess: () => notifyDone(t.saved) });
  };
  const isChanged =
    zone !== timeZone ||
    JSON.stringify(toClasses(blocks)) !== JSON.stringify(toClasses(toClassBlocks(classes)));
  return (
    <Panel
      title={t.title}
      lead={t.lead}
      actions={
        <Segments
          label={t.title}
          options={[
            { value: 'grid', label: t.grid },
            { value: 'list', label: t.list },
          ]}
          value={shown}
          onChange={setView}
        />
      }
    >
      <Stack>
        <Group justify="space-between" align="flex-end">
          <ZoneSelect label={t.zone} maw={360} value={zone} onChange={(value) => value && setZone(value)} />
          <Button variant="default" leftSection={<IconPlus size={18} />} onClick={add}>
            {t.add}
          </Button>
        </Group>
        {shown === 'grid' ? (
          <WeekGrid
            label={t.gridLabel}
            blocks={blocks}
            onChange={setBlocks}
            create={create}
            titleOf={({ title }) => title || t.untitled}
            onOpen={setOpenId}
          />
        ) : (
          <ClassList blocks={blocks} onEdit={({ id }) => setOpenId(id)} onRemove={remove} />
        )}
        <TimetableProblem error={save.error} blocks={blocks} zone={zone} onLeaveOut={store} />
        <Group justify="flex-end">
          {isChanged && <Tag tone="wait">{t.unsaved}</Tag>}
          <Button size="md" loading={save.isPending} disabled={!isChanged} onClick={() => store(blocks)}>
            {t.save}
          </Button>
        </Group>
      </Stack>
      <Dialog opened={open !== undefined} onClose={close} title={open?.title ? t.editTitle : t.newTitle}>
        {open && (
          <ClassForm
            block={open}
            terms={terms}
            onDone={(changed) => {
              replace(changed);
              setOpenId(undefined);
            }}
            onRemove={() => {
              remove(open);
              setOpenId(undefined);
            }}
          />
        )}
      </Dialog>
    </Panel>
  );
}
