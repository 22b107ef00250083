import { Button, Radio, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Group, GroupInput, GroupRule, JoinPolicy } from '../../../api/types.ts';
import { CourseSelect } from '../../../components/courses/course-select.tsx';
import { ChoiceSelect } from '../../../components/ui/choice-select.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { LongTextField, TextField } from '../../../components/ui/text-field.tsx';
import { WholeNumberInput } from '../../../components/ui/whole-number-input.tsx';
import { ZoneSelect } from '../../../components/ui/zone-select.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useFieldErrors } from '../../../i18n/problems.ts';
import { useZone } from '../../../session/use-profile.ts';
import { groupMessages } from '../messages.ts';
import classes from './group-form.module.css';

interface GroupFormProps {
  /** What is edited; a new group without. */
  readonly group?: Group;
  readonly submit: string;
  readonly onSubmit: (input: GroupInput, refuse: (error: unknown) => void) => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

const largestCapacity = 500;
const usualCapacity = 8;
const policies: readonly JoinPolicy[] = ['open', 'request', 'invite'];

export function GroupForm({ group, submit, onSubmit, isPending, error }: GroupFormProps) {
  const t = useMessages(groupMessages);
  const fieldErrors = useFieldErrors();
  const zone = useZone();
  const form = useForm({
    mode: 'controlled',
    initialValues: toValues(group, zone),
    validate: { name: (value) => (value.trim() ? null : t.nameMissing) },
  });
  const { values } = form;
  const store = form.onSubmit((given) =>
    onSubmit(toInput(given), (refusal) => form.setErrors(fieldErrors(refusal))),
  );
  const rule = (name: 'post' | 'invite' | 'schedule', label: string) => (
    <ChoiceSelect
      label={label}
      data={[
        { value: 'members', label: t.everyone },
        { value: 'moderators', label: t.moderatorsOnly },
      ]}
      value={values.rules[name]}
      // One of the two above.
      onChange={(chosen) => chosen && form.setFieldValue(`rules.${name}`, chosen as GroupRule)}
    />
  );
  return (
    <form onSubmit={store} noValidate>
      <Stack>
        <FormProblem error={error} />
        <TextField
          label={t.name}
          placeholder={t.nameHint}
          bound={120}
          required
          withAsterisk={false}
          {...form.getInputProps('name')}
        />
        <div className={classes.pair}>
          <CourseSelect
            label={t.course}
            placeholder={t.anyCourse}
            nothingFoundMessage={t.noSuchCourse}
            value={values.courseCode}
            error={form.errors['courseCode']}
            onChange={(code) => form.setFieldValue('courseCode', code)}
          />
          <TextField label={t.topic} placeholder={t.topicHint} bound={120} {...form.getInputProps('topic')} />
        </div>
        <LongTextField
          label={t.description}
          description={t.descriptionHint}
          minRows={3}
          bound={2000}
          {...form.getInputProps('description')}
        />
        <Radio.Group
          label={t.joinPolicy}
          value={values.joinPolicy}
          // One of the policies below.
          onChange={(policy) => form.setFieldValue('joinPolicy', policy as JoinPolicy)}
        >
          <div className={classes.policies}>
            {policies.map((policy) => (
              <Radio.Card key={policy} value={policy} className={classes.policy} aria-label={t[policy]}>
                <span className={classes.policyRow}>
                  <Radio.Indicator />
                  <span>
                    <strong>{t[policy]}</strong>
                    <span>{t[`${policy}Text`]}</span>
                  </span>
                </span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        <WholeNumberInput
          label={t.capacity}
          description={t.capacityHint}
          min={2}
          max={largestCapacity}
          maw={220}
          {...form.getInputProps('capacity')}
        />
        <details className={classes.more}>
          <summary>{t.more}</summary>
          <Stack>
            <ZoneSelect label={t.timeZone} description={t.timeZoneHint} {...form.getInputProps('timeZone')} />
            <div className={classes.pair}>
              {rule('post', t.postRule)}
              {rule('invite', t.inviteRule)}
              {rule('schedule', t.scheduleRule)}
              <WholeNumberInput
                label={t.offerHours}
                min={1}
                max={168}
                {...form.getInputProps('offerHours')}
              />
            </div>
          </Stack>
        </details>
        <div>
          <Button type="submit" size="md" loading={isPending}>
            {submit}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function toValues(group: Group | undefined, zone: string) {
  return {
    name: group?.name ?? '',
    courseCode: group?.courseCode ?? undefined,
    topic: group?.topic ?? '',
    description: group?.description ?? '',
    joinPolicy: group?.joinPolicy ?? ('open' as JoinPolicy),
    capacity: group?.capacity ?? (usualCapacity as number | string),
    timeZone: group?.timeZone ?? zone,
    rules: group?.rules ?? { post: 'members', invite: 'members', schedule: 'members' },
    offerHours: group?.offerHours ?? (24 as number | string),
  };
}

function toInput({
  courseCode,
  topic,
  capacity,
  offerHours,
  ...rest
}: ReturnType<typeof toValues>): GroupInput {
  return {
    ...rest,
    courseCode: courseCode ?? null,
    topic: topic.trim() || null,
    capacity: Number(capacity),
    offerHours: Number(offerHours),
  };
}
