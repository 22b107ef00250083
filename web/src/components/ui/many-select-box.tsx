import { MultiSelect, type MultiSelectProps } from '@mantine/core';

export function ManySelectBox(props: MultiSelectProps) {
  return <MultiSelect {...props} />;
}
