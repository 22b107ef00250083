import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Course } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { fieldErrors } from '../../../i18n/problems.ts';
import { words } from '../../../i18n/words.ts';
import { useSaveCourse } from '../api/courses.ts';
import { courseMessages } from '../messages.ts';

export function CourseForm({ course, onDone }: { course: Course; onDone: () => void }) {
  const t = useMessages(courseMessages);
  const shared = useMessages(words);
  const [value, setValue] = useState(course);
  const save = useSaveCourse();
  const errors = fieldErrors(save.error);
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
        {course.code === '' && (
          <TextInput
            label={t.code}
            description={t.codeHint}
            required
            maxLength={20}
            error={errors['code']}
            value={value.code}
            onChange={({ currentTarget }) => setValue({ ...value, code: currentTarget.value })}
          />
        )}
        <TextInput
          label={t.courseTitle}
          required
          maxLength={200}
          dir="auto"
          error={errors['title']}
          value={value.title}
          onChange={({ currentTarget }) => setValue({ ...value, title: currentTarget.value })}
        />
        <TextInput
          label={t.department}
          maxLength={120}
          dir="auto"
          error={errors['department']}
          value={value.department ?? ''}
          onChange={({ currentTarget }) => setValue({ ...value, department: currentTarget.value || null })}
        />
        <div>
          <Button type="submit" loading={save.isPending}>
            {shared.save}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
