import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { CoursePicker } from '../../../components/courses/course-picker.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { LanguagePicker } from '../../../components/ui/language-picker.tsx';
import { LongTextField, TextField } from '../../../components/ui/text-field.tsx';
import { WholeNumberInput } from '../../../components/ui/whole-number-input.tsx';
import { ZoneSelect } from '../../../components/ui/zone-select.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useFieldErrors } from '../../../i18n/problems.ts';
import { useProfile } from '../../../session/use-profile.ts';
import { browserZone } from '../../../time/zone.ts';
import { toInput, useSaveProfile } from '../api/save-profile.ts';
import { profileMessages } from '../messages.ts';

export function ProfileForm({ submit, onSaved }: { submit: string; onSaved: () => void }) {
  const t = useMessages(profileMessages);
  const fieldErrors = useFieldErrors();
  const profile = useProfile();
  const save = useSaveProfile();
  const input = toInput(profile, browserZone());
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      displayName: input.displayName,
      programme: input.programme ?? '',
      year: input.year ?? ('' as number | ''),
      timeZone: input.timeZone,
      courses: input.courses ?? [],
      languages: input.languages ?? [],
      bio: input.bio ?? '',
    },
    validate: { displayName: (value) => (value.trim() ? null : t.nameMissing) },
  });
  const store = form.onSubmit(({ programme, year, ...rest }) =>
    save.mutate(
      { ...rest, programme: programme.trim() || null, year: year === '' ? null : year },
      { onSuccess: onSaved, onError: (error) => form.setErrors(fieldErrors(error)) },
    ),
  );
  return (
    <form onSubmit={store} noValidate>
      <Stack>
        <FormProblem error={save.error} />
        <TextField label={t.displayName} bound={120} {...form.getInputProps('displayName')} />
        <TextField label={t.programme} bound={120} {...form.getInputProps('programme')} />
        <WholeNumberInput label={t.year} min={1} max={10} maw={160} {...form.getInputProps('year')} />
        <ZoneSelect label={t.timeZone} description={t.zoneHint} {...form.getInputProps('timeZone')} />
        <CoursePicker
          label={t.courses}
          description={t.coursesHint}
          nothingFoundMessage={t.noCourse}
          {...form.getInputProps('courses')}
        />
        <LanguagePicker label={t.languages} {...form.getInputProps('languages')} />
        <LongTextField
          label={t.bio}
          description={t.bioHint}
          minRows={3}
          bound={2000}
          {...form.getInputProps('bio')}
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
