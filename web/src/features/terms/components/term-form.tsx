import { Button, Group, Stack, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Term } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { TextField } from '../../../components/ui/text-field.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useFieldErrors } from '../../../i18n/problems.ts';
import { words } from '../../../i18n/words.ts';
import { useSaveTerm } from '../api/terms.ts';
import { termMessages } from '../messages.ts';

export function TermForm({ term, onDone }: { term: Term; onDone: () => void }) {
  const t = useMessages(termMessages);
  const fieldErrors = useFieldErrors();
  const shared = useMessages(words);
  const [value, setValue] = useState(term);
  const save = useSaveTerm();
  const errors = fieldErrors(save.error);
  const set = (part: Partial<Term>) => setValue({ ...value, ...part });
  const store = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(value, {
      onSuccess: () => {
        notifyDone(t.saved);
        onDone();
      },
    });
  };
  return (
    <form onSubmit={store}>
      <Stack>
        <FormProblem error={save.error} />
        {term.code === '' && (
          <TextField
            label={t.code}
            description={t.codeHint}
            required
            bound={20}
            error={errors['code']}
            value={value.code}
            onChange={({ currentTarget }) => set({ code: currentTarget.value })}
          />
        )}
        <TextField
          label={t.name}
          required
          bound={120}
          error={errors['name']}
          value={value.name}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <Group grow>
          <TextInput
            type="date"
            label={t.startsOn}
            required
            error={errors['startsOn']}
            value={value.startsOn}
            onChange={({ currentTarget }) => set({ startsOn: currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t.endsOn}
            required
            min={value.startsOn}
            error={errors['endsOn']}
            value={value.endsOn}
            onChange={({ currentTarget }) => set({ endsOn: currentTarget.value })}
          />
        </Group>
        <Holidays term={value} error={errors['holidays']} onChange={(holidays) => set({ holidays })} />
        <div>
          <Button type="submit" loading={save.isPending}>
            {shared.save}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

interface HolidaysProps {
  readonly term: Term;
  readonly error: string | undefined;
  readonly onChange: (holidays: string[]) => void;
}

function Holidays({ term: { holidays, startsOn, endsOn }, error, onChange }: HolidaysProps) {
  const t = useMessages(termMessages);
  const format = useFormat();
  const [date, setDate] = useState('');
  const add = () => {
    onChange([...new Set([...holidays, date])].toSorted());
    setDate('');
  };
  return (
    <Stack gap="xs">
      <Group align="flex-end" wrap="nowrap">
        <TextInput
          type="date"
          label={t.holidays}
          flex={1}
          min={startsOn}
          max={endsOn}
          error={error}
          value={date}
          onChange={({ currentTarget }) => setDate(currentTarget.value)}
        />
        <Button variant="default" size="md" disabled={date === ''} onClick={add}>
          {t.addHoliday}
        </Button>
      </Group>
      <Group gap="xs">
        {holidays.map((holiday) => {
          const day = format.calendarDay(holiday);
          return (
            <Button
              key={holiday}
              variant="light"
              size="compact-md"
              rightSection={<IconX size={14} aria-hidden="true" />}
              aria-label={t.removeHoliday(day)}
              onClick={() => onChange(holidays.filter((other) => other !== holiday))}
            >
              {day}
            </Button>
          );
        })}
      </Group>
    </Stack>
  );
}
