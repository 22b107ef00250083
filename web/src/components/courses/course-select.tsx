import { lazy } from 'react';
import { LateField } from '../ui/late-field.tsx';
import type { CourseSelectProps } from './course-select-box.tsx';

const Box = lazy(() =>
  import('./course-select-box.tsx').then((module) => ({ default: module.CourseSelectBox })),
);

/** Chooses one course by typing a part of its code or title. */
export function CourseSelect(props: CourseSelectProps) {
  return (
    <LateField field={props}>
      <Box {...props} />
    </LateField>
  );
}
