import { Button, Title } from '@mantine/core';
import { IconCloudOff, IconCompass } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiProblem, UnreachableError } from '../../api/problem.ts';
import { useMessages } from '../../i18n/messages.ts';
import { words } from '../../i18n/words.ts';
import classes from './state.module.css';

interface StateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** The next step. */
  readonly action?: ReactNode;
  readonly alert?: boolean;
  readonly compact?: boolean;
}

function State({ icon, title, children, action, alert = false, compact = false }: StateProps) {
  return (
    <div className={classes.state} data-compact={compact || undefined} role={alert ? 'alert' : undefined}>
      <div className={classes.icon} aria-hidden="true">
        {icon}
      </div>
      <Title order={2} size="h3">
        {title}
      </Title>
      {children && <div className={classes.text}>{children}</div>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}

/** Nothing to show, said in words, with what to do next. */
export function EmptyState(props: Omit<StateProps, 'alert'>) {
  return <State {...props} />;
}

/** Something failed: what, and a way to try again where that can help. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useMessages(words);
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 403)) {
    return (
      <State icon={<IconCompass />} title={t.notFound} alert>
        {t.notFoundText}
      </State>
    );
  }
  const action = retry && <Button onClick={retry}>{t.retry}</Button>;
  return (
    <State icon={<IconCloudOff />} title={t.failed} action={action} alert>
      {error instanceof UnreachableError ? t.unreachableShort : t.failedText}
    </State>
  );
}
