import { Button, Stack } from '@mantine/core';
import { IconBook2, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Course } from '../../../api/types.ts';
import { DataTable } from '../../../components/ui/data-table.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { MoreButton } from '../../../components/ui/more-button.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { SearchField } from '../../../components/ui/search-field.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { coursesQuery } from '../api/courses.ts';
import { courseMessages } from '../messages.ts';
import { CourseForm } from './course-form.tsx';
import classes from './courses.module.css';

const newCourse: Course = { code: '', title: '', department: null };

interface CourseListProps {
  readonly q: string | undefined;
  readonly onSearch: (q: string | undefined) => void;
}

export function CourseList({ q, onSearch }: CourseListProps) {
  const t = useMessages(courseMessages);
  const [open, setOpen] = useState<Course>();
  const query = useInfiniteQuery({ ...coursesQuery(q), placeholderData: keepPreviousData });
  return (
    <Panel title={t.title}>
      <div className={classes.tools}>
        <SearchField aria-label={t.search} placeholder={t.search} q={q} onSearch={onSearch} />
        <Button size="md" leftSection={<IconPlus size={18} />} onClick={() => setOpen(newCourse)}>
          {t.add}
        </Button>
      </div>
      <QueryView query={query}>
        {({ pages }) => {
          const courses = pages.flatMap(({ items }) => items);
          if (courses.length === 0) {
            return (
              <EmptyState icon={<IconBook2 />} title={t.none} compact>
                {t.noneText}
              </EmptyState>
            );
          }
          return (
            <Stack>
              <DataTable
                caption={t.title}
                rows={courses}
                keyOf={({ code }) => code}
                columns={[
                  { label: t.code, cell: ({ code }) => <bdi>{code}</bdi> },
                  { label: t.courseTitle, cell: ({ title }) => <UserText>{title}</UserText> },
                  {
                    label: t.department,
                    cell: ({ department }) => department && <UserText>{department}</UserText>,
                  },
                  {
                    label: t.change,
                    isActions: true,
                    cell: (course) => (
                      <Button
                        variant="subtle"
                        size="compact-md"
                        aria-label={t.changeTitle(isolate(course.code))}
                        onClick={() => setOpen(course)}
                      >
                        {t.change}
                      </Button>
                    ),
                  },
                ]}
              />
              <MoreButton query={query} />
            </Stack>
          );
        }}
      </QueryView>
      <Dialog
        opened={open !== undefined}
        onClose={() => setOpen(undefined)}
        title={open?.code ? t.changeTitle(isolate(open.code)) : t.add}
      >
        {open && <CourseForm course={open} onDone={() => setOpen(undefined)} />}
      </Dialog>
    </Panel>
  );
}
