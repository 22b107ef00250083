import { Button, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { LengthSelect } from '../../../components/groups/length-select.tsx';
import { MomentInput } from '../../../components/groups/moment-input.tsx';
import { PlaceInputs } from '../../../components/groups/place-inputs.tsx';
import { ChoiceSelect } from '../../../components/ui/choice-select.tsx';
import { Columns } from '../../../components/ui/columns.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { TextField } from '../../../components/ui/text-field.tsx';
import { WholeNumberInput } from '../../../components/ui/whole-number-input.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useFieldErrors } from '../../../i18n/problems.ts';
import { useZone } from '../../../session/use-profile.ts';
import { dateOf } from '../../../time/zone.ts';
import { checkedPlanQuery, usePlanMeeting } from '../api/plan-meeting.ts';
import { meetingMessages } from '../messages.ts';
import { changeDraft, type PlanDraft, startDraft, toPlan, toTimes } from '../plan-draft.ts';
import type { PlanParams } from '../plan-params.ts';
import { PlanCheck } from './plan-check.tsx';
import classes from './plan-form.module.css';

interface PlanFormProps {
  readonly groupId: string;
  readonly given: PlanParams;
  readonly onPlanned: (meetingId: string) => void;
}

const typingPauseMs = 400;
const rhythms = [0, 1, 2] as const;

/** A meeting or a series, each date of which is looked at before anybody says yes to it. */
export function PlanForm({ groupId, given, onPlanned }: PlanFormProps) {
  const t = useMessages(meetingMessages);
  const fieldErrors = useFieldErrors();
  const [draft, setDraft] = useState(() => startDraft(given));
  const [isTried, setTried] = useState(false);
  const plan = usePlanMeeting(groupId);
  const [times] = useDebouncedValue(toTimes(draft), typingPauseMs);
  const check = useQuery(checkedPlanQuery(groupId, times));
  const change = (part: Partial<PlanDraft>) => {
    plan.reset();
    setDraft(changeDraft(draft, part));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const wanted = toPlan(draft);
    if (!wanted || !draft.title.trim()) return;
    plan.mutate({ ...wanted, key: crypto.randomUUID() }, { onSuccess: ({ id }) => onPlanned(id) });
  };
  const count = check.data?.occurrences.length ?? 1;
  return (
    <form onSubmit={submit} noValidate>
      <Columns
        main={
          <Panel>
            <Stack>
              <FormProblem error={plan.error} />
              <Fields draft={draft} change={change} isTried={isTried} errors={fieldErrors(plan.error)} />
            </Stack>
          </Panel>
        }
        aside={
          <>
            <PlanCheck draft={draft} isAsked={times !== undefined} check={check} onChange={setDraft} />
            <Button type="submit" size="md" loading={plan.isPending}>
              {t.submit(count)}
            </Button>
          </>
        }
      />
    </form>
  );
}

interface FieldsProps {
  readonly draft: PlanDraft;
  readonly change: (part: Partial<PlanDraft>) => void;
  readonly isTried: boolean;
  readonly errors: Readonly<Record<string, string>>;
}

function Fields({ draft, change, isTried, errors }: FieldsProps) {
  const t = useMessages(meetingMessages);
  const zone = useZone();
  const names = { 0: t.once, 1: t.weekly, 2: t.fortnightly };
  const { start, everyWeeks, until } = draft;
  return (
    <>
      <TextField
        label={t.what}
        placeholder={t.whatHint}
        bound={120}
        required
        withAsterisk={false}
        error={(isTried && !draft.title.trim() && t.titleMissing) || errors['title']}
        value={draft.title}
        onChange={({ currentTarget }) => change({ title: currentTarget.value })}
      />
      <MomentInput
        value={start}
        onChange={(at) => change({ start: at })}
        error={(isTried && start === undefined && t.startMissing) || errors['start']}
      />
      <div className={classes.pair}>
        <LengthSelect value={draft.minutes} onChange={(minutes) => change({ minutes })} />
        <ChoiceSelect
          label={t.repeat}
          data={rhythms.map((weeks) => ({ value: String(weeks), label: names[weeks] }))}
          value={String(everyWeeks)}
          onChange={(weeks) => change({ everyWeeks: rhythms.find((one) => String(one) === weeks) ?? 0 })}
        />
      </div>
      {everyWeeks > 0 && (
        <TextInput
          type="date"
          label={t.untilLabel}
          min={start && dateOf(start, zone)}
          required
          withAsterisk={false}
          error={(isTried && !until && t.untilMissing) || errors['repeat']}
          value={until}
          onChange={({ currentTarget }) => change({ until: currentTarget.value })}
        />
      )}
      <PlaceInputs value={draft} onChange={change} errors={errors} />
      <WholeNumberInput
        label={t.seatsLabel}
        description={t.seatsHint}
        min={1}
        max={500}
        maw={220}
        error={errors['capacity']}
        value={draft.seats}
        onChange={(seats) => change({ seats })}
      />
    </>
  );
}
