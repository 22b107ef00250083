import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { courseSearchQuery } from '../../session/use-courses.ts';

export interface CoursePickerProps extends Omit<MultiSelectProps, 'data' | 'value' | 'onChange'> {
  readonly value?: string[];
  readonly onChange: (codes: string[]) => void;
}

/** Chooses courses by typing a part of their code or title. */
export function CoursePickerBox({ value = [], onChange, ...props }: CoursePickerProps) {
  const [typed, setTyped] = useState('');
  const [wanted] = useDebouncedValue(typed, 150);
  const { data } = useQuery(courseSearchQuery(wanted));
  const found = (data?.items ?? []).map(({ code, title }) => ({ value: code, label: `${code} · ${title}` }));
  const chosen = value
    .filter((code) => found.every((item) => item.value !== code))
    .map((code) => ({ value: code, label: code }));
  return (
    <MultiSelect
      searchable
      hidePickedOptions
      searchValue={typed}
      onSearchChange={setTyped}
      // The platform has searched already, in titles too.
      filter={({ options }) => options}
      data={[...found, ...chosen]}
      value={value}
      onChange={onChange}
      {...props}
    />
  );
}
