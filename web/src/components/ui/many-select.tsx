import type { MultiSelectProps } from '@mantine/core';
import { lazy } from 'react';
import { LateField } from './late-field.tsx';

const Box = lazy(() => import('./many-select-box.tsx').then((module) => ({ default: module.ManySelectBox })));

/** Chooses several of a list. */
export function ManySelect(props: MultiSelectProps) {
  return (
    <LateField field={props}>
      <Box {...props} />
    </LateField>
  );
}
