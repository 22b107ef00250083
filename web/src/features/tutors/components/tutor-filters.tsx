import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import type { ChangeEvent } from 'react';
import { CourseSelect } from '../../../components/courses/course-select.tsx';
import { SearchField } from '../../../components/ui/search-field.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { today } from '../../../time/zone.ts';
import { tutorMessages } from '../messages.ts';
import { dayParts, type SearchParams } from '../search-params.ts';
import classes from './tutor-filters.module.css';

interface TutorFiltersProps {
  readonly value: SearchParams;
  readonly onChange: (part: SearchParams) => void;
}
const offeredRatings = [3.5, 4, 4.5];
const offeredLanguages = ['en', 'ur', 'pa', 'ps', 'sd', 'bal', 'skr'];

/** What the search is narrowed by. Each change is in the address at once; typing after a short pause. */
export function TutorFilters({ value, onChange }: TutorFiltersProps) {
  const t = useMessages(tutorMessages);
  const [isOpen, { toggle }] = useDisclosure(false);
  const chosen = Object.values({ ...value, q: undefined, sort: undefined }).filter(Boolean).length;
  const clear = () =>
    onChange({
      course: undefined,
      mode: undefined,
      language: undefined,
      minRating: undefined,
      date: undefined,
      part: undefined,
    });
  return (
    <search className={classes.filters}>
      <div className={classes.bar}>
        <SearchField
          className={classes.text}
          aria-label={t.search}
          placeholder={t.search}
          q={value.q}
          onSearch={(q) => onChange({ q })}
        />
        <Button
          variant="default"
          size="md"
          className={classes.toggle}
          leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden="true" />}
          aria-expanded={isOpen}
          aria-controls="tutor-filters"
          onClick={toggle}
        >
          {chosen > 0 ? `${t.filters} (${chosen})` : t.filters}
        </Button>
      </div>
      <div id="tutor-filters" className={classes.fields} data-open={isOpen || undefined}>
        <Fields value={value} onChange={onChange} />
        {chosen > 0 && (
          <Button
            variant="subtle"
            leftSection={<IconX size={16} />}
            onClick={clear}
            className={classes.clear}
          >
            {t.clear}
          </Button>
        )}
      </div>
    </search>
  );
}

function Fields({ value, onChange }: TutorFiltersProps) {
  const t = useMessages(tutorMessages);
  const format = useFormat();
  const zone = useZone();
  const languages = [...new Set([...offeredLanguages, ...(value.language ? [value.language] : [])])];
  // A select answers one of the values that it was given.
  const choose = (key: keyof SearchParams) => (event: ChangeEvent<HTMLSelectElement>) =>
    onChange({ [key]: event.currentTarget.value || undefined } as SearchParams);
  return (
    <>
      <CourseSelect
        label={t.course}
        placeholder={t.anyCourse}
        nothingFoundMessage={t.noSuchCourse}
        value={value.course}
        onChange={(course) => onChange({ course })}
      />
      <NativeSelect
        label={t.mode}
        data={[
          { value: '', label: t.anyMode },
          { value: 'online', label: t.online },
          { value: 'in-person', label: t['in-person'] },
        ]}
        value={value.mode ?? ''}
        onChange={choose('mode')}
      />
      <NativeSelect
        label={t.language}
        data={[
          { value: '', label: t.anyLanguage },
          ...languages.map((tag) => ({ value: tag, label: format.language(tag) })),
        ]}
        value={value.language ?? ''}
        onChange={choose('language')}
      />
      <NativeSelect
        label={t.minRating}
        data={[
          { value: '', label: t.anyRating },
          ...offeredRatings.map((least) => ({
            value: String(least),
            label: t.fromRating(format.number(least, Number.isInteger(least) ? 0 : 1)),
          })),
        ]}
        value={value.minRating ?? ''}
        onChange={({ currentTarget }) => onChange({ minRating: Number(currentTarget.value) || undefined })}
      />
      <TextInput
        type="date"
        label={t.date}
        min={today(zone, Date.now())}
        value={value.date ?? ''}
        onChange={({ currentTarget }) => onChange({ date: currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t.part}
        data={[
          { value: '', label: t.anyTime },
          ...Object.keys(dayParts).map((part) => ({ value: part, label: t[part as keyof typeof dayParts] })),
        ]}
        disabled={value.date === undefined}
        value={value.part ?? ''}
        onChange={choose('part')}
      />
    </>
  );
}
