import { Button, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Course } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { TextField } from '../../../components/ui/text-field.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useFieldErrors } from '../../../i18n/problems.ts';
import { words } from '../../../i18n/words.ts';
import { useSaveCourse } from '../api/courses.ts';
import { courseMessages } from '../messages.ts';

export function CourseForm({ course, onDone }: { course: Course; onDone: () => void }) {
  const t = useMessages(courseMessages);
  const fieldErrors = useFieldErrors();
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
          <TextField
            label={t.code}
            description={t.codeHint}
            required
            bound={20}
            error={errors['code']}
            value={value.code}
            onChange={({ currentTarget }) => setValue({ ...value, code: currentTarget.value })}
          />
        )}
        <TextField
          label={t.courseTitle}
          required
          bound={200}
          error={errors['title']}
          value={value.title}
          onChange={({ currentTarget }) => setValue({ ...value, title: currentTarget.value })}
        />
        <TextField
          label={t.department}
          bound={120}
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
