import { ActionIcon, Button, Stack } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { PollInput } from '../../../api/types.ts';
import { membersQuery } from '../../../components/groups/group-query.ts';
import { LengthSelect } from '../../../components/groups/length-select.tsx';
import { MomentInput } from '../../../components/groups/moment-input.tsx';
import { toPlace } from '../../../components/groups/place.ts';
import { PlaceInputs } from '../../../components/groups/place-inputs.tsx';
import { ChoiceSelect } from '../../../components/ui/choice-select.tsx';
import { Columns } from '../../../components/ui/columns.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { ManySelect } from '../../../components/ui/many-select.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { TextField } from '../../../components/ui/text-field.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useFieldErrors } from '../../../i18n/problems.ts';
import { useZone } from '../../../session/use-profile.ts';
import { addMinutes } from '../../../time/zone.ts';
import { useOpenPoll } from '../api/run-poll.ts';
import { closingTime } from '../closing-time.ts';
import { pollMessages } from '../messages.ts';
import type { PollParams } from '../poll-params.ts';
import classes from './poll-form.module.css';

interface PollFormProps {
  readonly groupId: string;
  readonly given: PollParams;
  readonly onOpened: (pollId: string) => void;
}

const resultRules = ['always', 'after-vote', 'after-close'] as const;
const mostOptions = 40;

/** Times to choose from, chosen in the finder or by hand. */
export function PollForm({ groupId, given, onOpened }: PollFormProps) {
  const t = useMessages(pollMessages);
  const fieldErrors = useFieldErrors();
  const open = useOpenPoll(groupId);
  const [isTried, setTried] = useState(false);
  const [value, setValue] = useState({
    title: '',
    minutes: given.minutes ?? 60,
    options: given.options ?? [],
    closesAt: undefined as string | undefined,
    results: 'always' as (typeof resultRules)[number],
    required: [] as string[],
    place: '',
    link: '',
  });
  const change = (part: Partial<typeof value>) => {
    open.reset();
    setValue({ ...value, ...part });
  };
  const closesAt = value.closesAt ?? closingTime(value.options, Date.now());
  const errors = fieldErrors(open.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const { title, minutes, options, results, required } = value;
    if (!title.trim() || options.length === 0) return;
    const input: PollInput = {
      title: title.trim(),
      minutes,
      options: [...options],
      closesAt,
      results,
      ...(required.length > 0 && { required }),
      ...toPlace(value),
    };
    open.mutate({ ...input, key: crypto.randomUUID() }, { onSuccess: ({ id }) => onOpened(id) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Columns
        main={
          <Panel>
            <Stack>
              <FormProblem error={open.error} />
              <TextField
                label={t.what}
                placeholder={t.whatHint}
                bound={120}
                required
                withAsterisk={false}
                error={(isTried && !value.title.trim() && t.titleMissing) || errors['title']}
                value={value.title}
                onChange={({ currentTarget }) => change({ title: currentTarget.value })}
              />
              <LengthSelect value={value.minutes} onChange={(minutes) => change({ minutes })} />
              <fieldset className={classes.closing}>
                <legend>{t.closesAt}</legend>
                <MomentInput
                  value={closesAt}
                  onChange={(at) => change({ closesAt: at })}
                  error={errors['closesAt']}
                />
              </fieldset>
              <details className={classes.more}>
                <summary>{t.more}</summary>
                <Stack>
                  <ChoiceSelect
                    label={t.results}
                    data={resultRules.map((rule) => ({ value: rule, label: t[rule] }))}
                    value={value.results}
                    onChange={(chosen) =>
                      change({ results: resultRules.find((rule) => rule === chosen) ?? 'always' })
                    }
                  />
                  <RequiredSelect
                    groupId={groupId}
                    value={value.required}
                    onChange={(required) => change({ required })}
                  />
                  <PlaceInputs value={value} onChange={change} errors={errors} />
                </Stack>
              </details>
            </Stack>
          </Panel>
        }
        aside={
          <>
            <Times
              groupId={groupId}
              options={value.options}
              minutes={value.minutes}
              isMissing={isTried && value.options.length === 0}
              onChange={(options) => change({ options })}
            />
            <Button type="submit" size="md" loading={open.isPending}>
              {t.submit}
            </Button>
          </>
        }
      />
    </form>
  );
}

interface RequiredSelectProps {
  readonly groupId: string;
  readonly value: string[];
  readonly onChange: (ids: string[]) => void;
}

function RequiredSelect({ groupId, value, onChange }: RequiredSelectProps) {
  const t = useMessages(pollMessages);
  const { data: members = [] } = useQuery(membersQuery(groupId));
  return (
    <ManySelect
      label={t.required}
      description={t.requiredHint}
      searchable
      hidePickedOptions
      maxValues={50}
      data={members.map(({ userId, name }) => ({ value: userId, label: name }))}
      value={value}
      onChange={onChange}
    />
  );
}

interface TimesProps {
  readonly groupId: string;
  readonly options: readonly string[];
  readonly minutes: number;
  readonly isMissing: boolean;
  readonly onChange: (options: readonly string[]) => void;
}

function Times({ groupId, options, minutes, isMissing, onChange }: TimesProps) {
  const t = useMessages(pollMessages);
  const format = useFormat();
  const zone = useZone();
  const [next, setNext] = useState<string>();
  const add = () => {
    if (next === undefined) return;
    const all = [...new Set([...options, next])];
    onChange(all.toSorted((one, other) => Date.parse(one) - Date.parse(other)).slice(0, mostOptions));
    setNext(undefined);
  };
  return (
    <Panel title={t.times(options.length)}>
      {options.length === 0 ? (
        <div className={classes.none}>
          <p data-wrong={isMissing || undefined} role={isMissing ? 'alert' : undefined}>
            {isMissing ? t.timesMissing : t.noTimes}
          </p>
          <ButtonLink to="/groups/$groupId/find-time" params={{ groupId }} variant="light">
            {t.finder}
          </ButtonLink>
        </div>
      ) : (
        <ul className={classes.times}>
          {options.map((start) => (
            <li key={start} className={classes.time}>
              <span>
                {format.shortDay(start, zone)}, {format.timeRange(start, addMinutes(start, minutes), zone)}
              </span>
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={t.remove(format.moment(start, zone))}
                onClick={() => onChange(options.filter((other) => other !== start))}
              >
                <IconX size={18} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.add}>
        <MomentInput value={next} onChange={setNext} />
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden="true" />}
          disabled={next === undefined || options.length >= mostOptions}
          onClick={add}
        >
          {t.add}
        </Button>
      </div>
    </Panel>
  );
}
