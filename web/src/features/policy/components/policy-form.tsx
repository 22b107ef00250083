import { Button, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { TutoringPolicy } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { WholeNumberInput } from '../../../components/ui/whole-number-input.tsx';
import { ZoneSelect } from '../../../components/ui/zone-select.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useFieldErrors } from '../../../i18n/problems.ts';
import { useSavePolicy } from '../api/save-policy.ts';
import { policyMessages } from '../messages.ts';

export function PolicyForm({ policy }: { policy: TutoringPolicy }) {
  const t = useMessages(policyMessages);
  const fieldErrors = useFieldErrors();
  const [value, setValue] = useState(policy);
  const save = useSavePolicy();
  const errors = fieldErrors(save.error);
  const set = (part: Partial<TutoringPolicy>) => setValue({ ...value, ...part });
  const number = (key: 'maxPerDay' | 'maxPerWeek' | 'noShowsBeforePause') => ({
    required: true,
    error: errors[key],
    value: value[key],
    onChange: (entered: number | '') => entered !== '' && set({ [key]: entered }),
  });
  const store = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(value, { onSuccess: () => notifyDone(t.saved) });
  };
  return (
    <Panel title={t.title} lead={t.lead}>
      <form onSubmit={store}>
        <Stack maw={460}>
          <FormProblem error={save.error} />
          <WholeNumberInput label={t.maxPerDay} min={1} max={10_000} {...number('maxPerDay')} />
          <WholeNumberInput label={t.maxPerWeek} min={1} max={10_000} {...number('maxPerWeek')} />
          <WholeNumberInput
            label={t.cancelNotice}
            min={0}
            max={720}
            required
            error={errors['cancelNoticeMinutes']}
            value={Math.round(value.cancelNoticeMinutes / 60)}
            onChange={(hours) => hours !== '' && set({ cancelNoticeMinutes: hours * 60 })}
          />
          <WholeNumberInput
            label={t.noShows}
            description={t.noShowsHint}
            min={1}
            max={1000}
            {...number('noShowsBeforePause')}
          />
          <ZoneSelect
            label={t.zone}
            value={value.timeZone}
            onChange={(timeZone) => timeZone && set({ timeZone })}
          />
          <div>
            <Button type="submit" size="md" loading={save.isPending}>
              {t.save}
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  );
}
