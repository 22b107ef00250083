import { Button, Title } from '@mantine/core';
import { IconCloudOff, IconCompass } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiProblem, UnreachableError } from '../../api/problem.ts';
import { useMessages } from '../../i18n/messages.ts';
import { words } from '../../i18n/words.ts';
import { ButtonLink } from './links.tsx';
import classes from './state.module.css';

interface StateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** The next step. */
  readonly action?: ReactNode;
  readonly alert?: boolean;
  /** 1 where it is all that the page has. */
  readonly heading?: 1 | 2;
  readonly compact?: boolean;
}

function State(props: StateProps) {
  const { icon, title, children, action, alert = false, heading = 2, compact = false } = props;
  return (
    <div className={classes.state} data-compact={compact || undefined} role={alert ? 'alert' : undefined}>
      <div className={classes.icon} aria-hidden="true">
        {icon}
      </div>
      <Title order={heading} size="h3">
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

interface ErrorStateProps extends Pick<StateProps, 'heading'> {
  readonly error: unknown;
  readonly retry?: () => void;
}

/** Something failed: what, and a way to try again where that can help. */
export function ErrorState({ error, retry, heading }: ErrorStateProps) {
  const t = useMessages(words);
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 403)) {
    return (
      <State
        icon={<IconCompass />}
        title={t.notFound}
        action={<ButtonLink to="/">{t.goHome}</ButtonLink>}
        heading={heading}
        alert
      >
        {t.notFoundText}
      </State>
    );
  }
  const action = retry && <Button onClick={retry}>{t.retry}</Button>;
  return (
    <State icon={<IconCloudOff />} title={t.failed} action={action} heading={heading} alert>
      {error instanceof UnreachableError ? t.unreachableShort : t.failedText}
    </State>
  );
}
