import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { courseSearchQuery } from '../../session/use-courses.ts';

export interface CourseSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
}

/** Chooses one course by typing a part of its code or title. */
export function CourseSelectBox({ value, onChange, ...props }: CourseSelectProps) {
  const [typed, setTyped] = useState('');
  const [wanted] = useDebouncedValue(typed === value ? '' : typed, 150);
  const { data } = useQuery(courseSearchQuery(wanted));
  const found = (data?.items ?? []).map(({ code, title }) => ({ value: code, label: `${code} · ${title}` }));
  const isListed = value === undefined || found.some((item) => item.value === value);
  return (
    <Select
      searchable
      clearable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      data={isListed ? found : [{ value, label: value }, ...found]}
      value={value ?? null}
      onChange={(code) => onChange(code ?? undefined)}
      {...props}
    />
  );
}
