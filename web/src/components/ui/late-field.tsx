import { TextInput } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';

interface LateFieldProps {
  readonly label?: ReactNode;
  readonly 'aria-label'?: string | undefined;
  readonly description?: ReactNode;
  readonly placeholder?: string | undefined;
}

/** Around a field that is loaded after the page: meanwhile one of its size stands in its place. */
export function LateField({ field, children }: { field: LateFieldProps; children: ReactNode }) {
  const { label, 'aria-label': name, description, placeholder } = field;
  return (
    <Suspense
      fallback={
        <TextInput
          label={label}
          aria-label={name}
          description={description}
          placeholder={placeholder}
          disabled
          aria-busy
        />
      }
    >
      {children}
    </Suspense>
  );
}
