import { Stack } from '@mantine/core';
import { CourseImport } from '../../features/courses/components/course-import.tsx';
import { CourseList } from '../../features/courses/components/course-list.tsx';
import { coursesRoute } from './routes.ts';

export function CoursesPage() {
  const { q } = coursesRoute.useSearch();
  const navigate = coursesRoute.useNavigate();
  return (
    <Stack gap="lg">
      <CourseImport />
      <CourseList
        q={q}
        onSearch={(words) =>
          void navigate({ search: words ? { q: words } : {}, replace: true, resetScroll: false })
        }
      />
    </Stack>
  );
}
