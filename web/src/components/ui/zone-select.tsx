import type { SelectProps } from '@mantine/core';
import { lazy } from 'react';
import { LateField } from './late-field.tsx';

const Box = lazy(() => import('./zone-select-box.tsx').then((module) => ({ default: module.ZoneSelectBox })));

/** Chooses an IANA time zone by its name. */
export function ZoneSelect(props: Omit<SelectProps, 'data'>) {
  return (
    <LateField field={props}>
      <Box {...props} />
    </LateField>
  );
}
