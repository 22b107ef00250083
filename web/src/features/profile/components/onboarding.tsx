import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ProfileInput } from '../../../api/types.ts';
import { CoursePicker } from '../../../components/courses/course-picker.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { LanguagePicker } from '../../../components/ui/language-picker.tsx';
import { LongTextField, TextField } from '../../../components/ui/text-field.tsx';
import { ZoneSelect } from '../../../components/ui/zone-select.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useProfile } from '../../../session/use-profile.ts';
import { browserZone } from '../../../time/zone.ts';
import { toInput, useSaveProfile } from '../api/save-profile.ts';
import { profileMessages } from '../messages.ts';

interface StepProps {
  readonly value: ProfileInput;
  readonly change: (part: Partial<ProfileInput>) => void;
}

const steps = [PlaceStep, CoursesStep, WishesStep];

/** Zone, courses, and what one looks for; each step is saved, so that nothing is lost by leaving. */
export function Onboarding({ onDone }: { onDone: () => void }) {
  const t = useMessages(profileMessages);
  const [value, setValue] = useState(toInput(useProfile(), browserZone()));
  const [step, setStep] = useState(0);
  const save = useSaveProfile();
  const heading = useRef<HTMLHeadingElement>(null);
  const titles = [t.stepYou, t.stepCourses, t.stepWishes];
  const isLast = step === steps.length - 1;
  const Step = steps[step] ?? PlaceStep;
  useEffect(() => {
    if (step > 0) heading.current?.focus();
  }, [step]);
  const goOn = () => (isLast ? onDone() : setStep(step + 1));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(value, { onSuccess: goOn });
      }}
    >
      <Stack>
        <Progress value={((step + 1) / steps.length) * 100} aria-label={t.step(step + 1, steps.length)} />
        <div>
          <Text size="sm" c="dimmed">
            {t.step(step + 1, steps.length)}
          </Text>
          <Title order={2} ref={heading} tabIndex={-1}>
            {titles[step]}
          </Title>
        </div>
        <FormProblem error={save.error} />
        <Step value={value} change={(part) => setValue({ ...value, ...part })} />
        <Group justify="space-between">
          <Button variant="subtle" onClick={goOn}>
            {t.skip}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {isLast ? t.finish : t.next}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function PlaceStep({ value, change }: StepProps) {
  const t = useMessages(profileMessages);
  return (
    <>
      <ZoneSelect
        label={t.timeZone}
        description={t.zoneFound(browserZone())}
        value={value.timeZone}
        onChange={(timeZone) => timeZone && change({ timeZone })}
      />
      <TextField
        label={t.programme}
        placeholder={t.programmeHint}
        bound={120}
        value={value.programme ?? ''}
        onChange={({ currentTarget }) => change({ programme: currentTarget.value || null })}
      />
    </>
  );
}

function CoursesStep({ value, change }: StepProps) {
  const t = useMessages(profileMessages);
  return (
    <>
      <CoursePicker
        label={t.courses}
        description={t.coursesHint}
        nothingFoundMessage={t.noCourse}
        value={value.courses ?? []}
        onChange={(courses) => change({ courses })}
      />
      <LanguagePicker
        label={t.languages}
        value={value.languages ?? []}
        onChange={(languages) => change({ languages })}
      />
    </>
  );
}

function WishesStep({ value, change }: StepProps) {
  const t = useMessages(profileMessages);
  return (
    <LongTextField
      label={t.bio}
      description={t.bioHint}
      minRows={4}
      bound={2000}
      value={value.bio ?? ''}
      onChange={({ currentTarget }) => change({ bio: currentTarget.value })}
    />
  );
}
