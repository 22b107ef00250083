import { Button, Checkbox, Chip, Group, Input, Stack, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { SessionMode, Tutor, TutorInput } from '../../../api/types.ts';
import { CoursePicker } from '../../../components/courses/course-picker.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { LanguagePicker } from '../../../components/ui/language-picker.tsx';
import { LongTextField, TextField } from '../../../components/ui/text-field.tsx';
import { WholeNumberInput } from '../../../components/ui/whole-number-input.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useFieldErrors } from '../../../i18n/problems.ts';
import { useSaveTutorProfile } from '../api/my-tutor-profile.ts';
import { teachingMessages } from '../messages.ts';
import classes from './offer-form.module.css';

interface OfferFormProps {
  /** Absent in an application. */
  readonly tutor?: Tutor | undefined;
  /** What an application begins with. */
  readonly courses?: readonly string[];
  readonly languages?: readonly string[];
  readonly submit: string;
  readonly onSaved: () => void;
}

const lengths = [30, 45, 60, 90, 120];

/** What a tutor offers, and by which rules. */
export function OfferForm({ tutor, courses = [], languages = [], submit, onSaved }: OfferFormProps) {
  const t = useMessages(teachingMessages);
  const fieldErrors = useFieldErrors();
  const format = useFormat();
  const save = useSaveTutorProfile();
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      headline: tutor?.headline ?? '',
      bio: tutor?.bio ?? '',
      courses: [...(tutor?.courses ?? courses)],
      languages: [...(tutor?.languages ?? languages)],
      modes: [...(tutor?.modes ?? ['online'])],
      place: tutor?.place ?? '',
      link: tutor?.link ?? '',
      sessionMinutes: (tutor?.sessionMinutes ?? [30, 60]).map(String),
      bufferMinutes: tutor?.bufferMinutes ?? 10,
      noticeHours: (tutor?.minNoticeMinutes ?? 120) / 60,
      maxAdvanceDays: tutor?.maxAdvanceDays ?? 30,
      maxPerWeek: tutor?.maxPerWeek ?? 8,
      instantBooking: tutor?.instantBooking ?? true,
    },
    validate: {
      headline: (value) => (value.trim() ? null : t.missing),
      courses: (value) => (value.length > 0 ? null : t.missing),
      languages: (value) => (value.length > 0 ? null : t.missing),
      modes: (value) => (value.length > 0 ? null : t.missing),
      sessionMinutes: (value) => (value.length > 0 ? null : t.missing),
      link: (value) => (value === '' || value.startsWith('https://') ? null : t.linkHint),
    },
  });
  const store = form.onSubmit(({ noticeHours, sessionMinutes, place, link, ...rest }) => {
    const input: TutorInput = {
      ...rest,
      // The checkboxes hold nothing but modes.
      modes: rest.modes as SessionMode[],
      minNoticeMinutes: Math.round(noticeHours * 60),
      sessionMinutes: sessionMinutes.map(Number),
      place: place.trim() || null,
      link: link.trim() || null,
    };
    save.mutate(input, { onSuccess: onSaved, onError: (error) => form.setErrors(fieldErrors(error)) });
  });
  const offered = [...new Set([...lengths, ...form.values.sessionMinutes.map(Number)])].sort((a, b) => a - b);
  return (
    <form onSubmit={store} noValidate>
      <Stack>
        <FormProblem error={save.error} />
        <TextField
          label={t.headline}
          description={t.headlineHint}
          bound={140}
          {...form.getInputProps('headline')}
        />
        <LongTextField label={t.bio} minRows={4} bound={2000} {...form.getInputProps('bio')} />
        <CoursePicker
          label={t.courses}
          description={t.coursesHint}
          nothingFoundMessage={t.noCourse}
          maxValues={20}
          {...form.getInputProps('courses')}
        />
        <LanguagePicker label={t.languages} maxValues={10} {...form.getInputProps('languages')} />
        <Checkbox.Group label={t.modes} {...form.getInputProps('modes')}>
          <Group mt={6}>
            <Checkbox value="online" label={t.online} />
            <Checkbox value="in-person" label={t['in-person']} />
          </Group>
        </Checkbox.Group>
        {form.values.modes.includes('in-person') && (
          <TextField
            label={t.place}
            placeholder={t.placePlaceholder}
            bound={200}
            {...form.getInputProps('place')}
          />
        )}
        {form.values.modes.includes('online') && (
          <TextField
            type="url"
            label={t.link}
            description={t.linkHint}
            bound={500}
            {...form.getInputProps('link')}
          />
        )}
        <Input.Wrapper label={t.lengths} labelElement="div" error={form.errors['sessionMinutes']}>
          <Chip.Group
            multiple
            value={form.values.sessionMinutes}
            onChange={(value) => form.setFieldValue('sessionMinutes', value)}
          >
            <Group gap="xs" mt={6}>
              {offered.map((minutes) => (
                <Chip key={minutes} value={String(minutes)} size="md">
                  {t.minutes(format.number(minutes))}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
        <div className={classes.rules}>
          <WholeNumberInput
            label={t.buffer}
            min={0}
            max={120}
            step={5}
            {...form.getInputProps('bufferMinutes')}
          />
          <WholeNumberInput label={t.notice} min={0} max={168} {...form.getInputProps('noticeHours')} />
          <WholeNumberInput label={t.advance} min={1} max={365} {...form.getInputProps('maxAdvanceDays')} />
          <WholeNumberInput label={t.perWeek} min={1} max={100} {...form.getInputProps('maxPerWeek')} />
        </div>
        <Switch
          label={t.instant}
          description={t.instantHint}
          {...form.getInputProps('instantBooking', { type: 'checkbox' })}
        />
        <div>
          <Button type="submit" size="md" loading={save.isPending}>
            {submit}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
