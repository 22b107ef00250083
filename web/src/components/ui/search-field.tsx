import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ComponentProps, useState } from 'react';
import { TextField } from './text-field.tsx';

interface SearchFieldProps
  extends Omit<ComponentProps<typeof TextField>, 'bound' | 'value' | 'onChange' | 'type'> {
  /** What is searched for now; undefined for nothing. */
  readonly q: string | undefined;
  readonly onSearch: (q: string | undefined) => void;
}

const typingPauseMs = 200;
const longestSearch = 100;

/** Searches as one types, after a short pause. What is too long is not searched for. */
export function SearchField({ q, onSearch, ...props }: SearchFieldProps) {
  const [text, setText] = useState(q ?? '');
  const search = useDebouncedCallback((typed: string) => onSearch(typed || undefined), typingPauseMs);
  const type = (typed: string) => {
    setText(typed);
    const words = typed.trim();
    if ([...words].length <= longestSearch) search(words);
  };
  return (
    <TextField
      type="search"
      leftSection={<IconSearch size={18} aria-hidden="true" />}
      bound={longestSearch}
      value={text}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      {...props}
    />
  );
}
