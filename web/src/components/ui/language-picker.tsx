import type { MultiSelectProps } from '@mantine/core';
import { lazy } from 'react';
import { LateField } from './late-field.tsx';

const Box = lazy(() =>
  import('./language-picker-box.tsx').then((module) => ({ default: module.LanguagePickerBox })),
);

/** Chooses languages by their names. */
export function LanguagePicker(props: Omit<MultiSelectProps, 'data'>) {
  return (
    <LateField field={props}>
      <Box {...props} />
    </LateField>
  );
}
