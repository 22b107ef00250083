import { IconCompass } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Role } from '../../api/types.ts';
import { useMessages } from '../../i18n/messages.ts';
import { words } from '../../i18n/words.ts';
import { useHasRole } from '../../session/use-me.ts';
import { EmptyState } from './state.tsx';

/** Pages of people with one of the roles; the platform refuses everybody else as well. */
export function ForRoles({ roles, children }: { roles: readonly Role[]; children: ReactNode }) {
  const t = useMessages(words);
  const isTheirs = useHasRole(...roles);
  if (isTheirs) return children;
  return (
    <EmptyState icon={<IconCompass />} title={t.notFound}>
      {t.notFoundText}
    </EmptyState>
  );
}
