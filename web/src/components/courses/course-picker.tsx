import { lazy } from 'react';
import { LateField } from '../ui/late-field.tsx';
import type { CoursePickerProps } from './course-picker-box.tsx';

const Box = lazy(() =>
  import('./course-picker-box.tsx').then((module) => ({ default: module.CoursePickerBox })),
);

/** Chooses courses by typing a part of their code or title. */
export function CoursePicker(props: CoursePickerProps) {
  return (
    <LateField field={props}>
      <Box {...props} />
    </LateField>
  );
}
