import { Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core';
import { useFormat } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.ts';
import { words } from '../../i18n/words.ts';

interface Bounded {
  /** How many characters the platform takes. More can be entered, and the field says so: nothing is cut in silence. */
  readonly bound: number;
  readonly value?: string;
}

/** One line of what a person writes, in its own direction. */
export function TextField({ bound, error, ...props }: Bounded & Omit<TextInputProps, 'value' | 'maxLength'>) {
  const tooLong = useTooLong(props.value ?? '', bound);
  return <TextInput dir="auto" error={tooLong ?? error} {...props} />;
}

/** Several lines of what a person writes. */
export function LongTextField({
  bound,
  error,
  ...props
}: Bounded & Omit<TextareaProps, 'value' | 'maxLength'>) {
  const tooLong = useTooLong(props.value ?? '', bound);
  return <Textarea dir="auto" autosize maxRows={14} error={tooLong ?? error} {...props} />;
}

function useTooLong(value: string, bound: number): string | undefined {
  const t = useMessages(words);
  const format = useFormat();
  // Characters, as the platform counts them: an emoji is one or few, and two UTF-16 units or more.
  const over = value.length > bound ? [...value].length - bound : 0;
  return over > 0 ? t.tooLong(format.number(bound), format.number(over)) : undefined;
}
