import type { ComponentProps } from 'react';
import { LongTextField } from './text-field.tsx';

interface ReasonFieldProps extends Omit<ComponentProps<typeof LongTextField>, 'bound' | 'onChange'> {
  readonly onChange: (reason: string) => void;
}

/** Why something is done. The field grows with it, but to the platform a reason is one line. */
export function ReasonField({ onChange, ...props }: ReasonFieldProps) {
  return (
    <LongTextField
      minRows={2}
      bound={500}
      onChange={({ currentTarget }) => onChange(currentTarget.value.replaceAll(/\s*[\r\n]+\s*/g, ' '))}
      {...props}
    />
  );
}
