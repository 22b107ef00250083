import { Button, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Term } from '../../../api/types.ts';
import { TextField } from '../../../components/ui/text-field.tsx';
import { toClock, toMinutes } from '../../../components/week-grid/week-hours.ts';
import { useFormat } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { type ClassBlock, withTerm } from '../class-block.ts';
import { findClassProblems } from '../class-problems.ts';
import { timetableMessages } from '../timetable-messages.ts';
import { ExceptDates } from './except-dates.tsx';

interface ClassFormProps {
  readonly block: ClassBlock;
  readonly terms: readonly Term[];
  readonly onDone: (block: ClassBlock) => void;
  readonly onRemove: () => void;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const dayMinutes = 1440;

/** One class: what, when in the week, from when to when, and on which dates not. */
export function ClassForm({ block, terms, onDone, onRemove }: ClassFormProps) {
  const t = useMessages(timetableMessages);
  const format = useFormat();
  const [draft, setDraft] = useState(block);
  const [isTried, setTried] = useState(false);
  const problems = findClassProblems(draft);
  const explain = (field: keyof typeof problems) => {
    const problem = problems[field];
    return isTried && problem ? t[problem] : undefined;
  };
  const change = (changed: Partial<ClassBlock>) => setDraft({ ...draft, ...changed });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length === 0) onDone(draft);
  };
  const term = terms.find(({ startsOn, endsOn }) => startsOn === draft.startsOn && endsOn === draft.endsOn);
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextField
          label={t.name}
          placeholder={t.namePlaceholder}
          data-autofocus
          bound={200}
          value={draft.title}
          error={explain('title')}
          onChange={({ currentTarget: { value } }) => change({ title: value })}
        />
        <NativeSelect
          label={t.weekday}
          value={String(draft.weekday)}
          data={weekdays.map((weekday) => ({ value: `${weekday}`, label: format.weekdayName(weekday) }))}
          onChange={({ currentTarget: { value } }) => change({ weekday: Number(value) })}
        />
        <SimpleGrid cols={2}>
          <TextInput
            type="time"
            label={t.from}
            value={toClock(draft.from)}
            onChange={({ currentTarget: { value } }) => value && change({ from: toMinutes(value) })}
          />
          <TextInput
            type="time"
            label={t.to}
            value={toClock(draft.to % dayMinutes)}
            error={explain('to')}
            onChange={({ currentTarget: { value } }) =>
              value && change({ to: toMinutes(value) || dayMinutes })
            }
          />
        </SimpleGrid>
        {terms.length > 0 && (
          <NativeSelect
            label={t.term}
            description={t.termHint}
            value={term?.code ?? ''}
            data={[
              { value: '', label: t.chooseTerm },
              ...terms.map(({ code, name }) => ({ value: code, label: isolate(name) })),
            ]}
            onChange={({ currentTarget: { value } }) => {
              const chosen = terms.find(({ code }) => code === value);
              if (chosen) setDraft(withTerm(draft, chosen));
            }}
          />
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            type="date"
            label={t.startsOn}
            value={draft.startsOn}
            error={explain('startsOn')}
            onChange={({ currentTarget: { value } }) => change({ startsOn: value })}
          />
          <TextInput
            type="date"
            label={t.endsOn}
            value={draft.endsOn}
            error={explain('endsOn')}
            onChange={({ currentTarget: { value } }) => change({ endsOn: value })}
          />
        </SimpleGrid>
        <ExceptDates dates={draft.except} onChange={(except) => change({ except })} />
        <Group justify="space-between">
          <Button variant="default" onClick={onRemove}>
            {t.remove}
          </Button>
          <Button type="submit">{t.done}</Button>
        </Group>
      </Stack>
    </form>
  );
}
