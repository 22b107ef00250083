import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useFormat } from '../../i18n/format.ts';

/** Those that people at a university often share; others stay as they are. */
const offered = ['en', 'ur', 'pa', 'ps', 'sd', 'bal', 'skr', 'ar', 'fa', 'zh', 'fr', 'de', 'es', 'hi', 'tr'];

export function LanguagePickerBox(props: Omit<MultiSelectProps, 'data'>) {
  const format = useFormat();
  const tags = [...new Set([...offered, ...(props.value ?? [])])];
  const data = tags.map((tag) => ({ value: tag, label: format.language(tag) }));
  return <MultiSelect searchable hidePickedOptions data={data} {...props} />;
}
