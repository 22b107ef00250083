import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMessages } from '../../i18n/messages.ts';
import { isAboutFields, useExplain } from '../../i18n/problems.ts';
import { words } from '../../i18n/words.ts';

/** Why a form was refused; nothing where it was not. Fields say their own. */
export function FormProblem({ error }: { error: unknown }) {
  const t = useMessages(words);
  const explain = useExplain();
  if (!error) return null;
  return (
    <Alert variant="default" icon={<IconAlertCircle color="var(--sh-bad)" />} role="alert">
      {isAboutFields(error) ? t.fieldErrors : explain(error)}
    </Alert>
  );
}
