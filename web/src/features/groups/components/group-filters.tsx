import { Chip, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { CourseSelect } from '../../../components/courses/course-select.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { groupMessages } from '../messages.ts';
import type { GroupSearchParams } from '../search-params.ts';
import classes from './group-filters.module.css';

const typingPauseMs = 200;

interface GroupFiltersProps {
  readonly value: GroupSearchParams;
  readonly onChange: (part: GroupSearchParams) => void;
}

/** What the list is narrowed by. Each change is in the address at once; typing after a short pause. */
export function GroupFilters({ value, onChange }: GroupFiltersProps) {
  const t = useMessages(groupMessages);
  const [text, setText] = useState(value.q ?? '');
  const search = useDebouncedCallback((q: string) => onChange({ q: q.trim() || undefined }), typingPauseMs);
  return (
    <search className={classes.filters}>
      <TextInput
        type="search"
        label={t.search}
        placeholder={t.searchPlaceholder}
        leftSection={<IconSearch size={18} aria-hidden="true" />}
        value={text}
        maxLength={100}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          search(currentTarget.value);
        }}
      />
      <CourseSelect
        label={t.course}
        placeholder={t.anyCourse}
        nothingFoundMessage={t.noSuchCourse}
        value={value.course}
        onChange={(course) => onChange({ course })}
      />
      <div className={classes.chips}>
        <Chip
          size="md"
          checked={value.hasRoom === true}
          onChange={(checked) => onChange({ hasRoom: checked ? true : undefined })}
        >
          {t.hasRoom}
        </Chip>
        <Chip
          size="md"
          title={t.fitsHint}
          checked={value.fits === true}
          onChange={(checked) => onChange({ fits: checked ? true : undefined })}
        >
          {t.fits}
        </Chip>
      </div>
    </search>
  );
}
