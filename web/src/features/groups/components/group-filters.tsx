import { Chip } from '@mantine/core';
import { CourseSelect } from '../../../components/courses/course-select.tsx';
import { SearchField } from '../../../components/ui/search-field.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { groupMessages } from '../messages.ts';
import type { GroupSearchParams } from '../search-params.ts';
import classes from './group-filters.module.css';

interface GroupFiltersProps {
  readonly value: GroupSearchParams;
  readonly onChange: (part: GroupSearchParams) => void;
}

/** What the list is narrowed by. Each change is in the address at once; typing after a short pause. */
export function GroupFilters({ value, onChange }: GroupFiltersProps) {
  const t = useMessages(groupMessages);
  return (
    <search className={classes.filters}>
      <SearchField
        aria-label={t.search}
        placeholder={t.search}
        q={value.q}
        onSearch={(q) => onChange({ q })}
      />
      <CourseSelect
        aria-label={t.course}
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
