import { IconCompass } from '@tabler/icons-react';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ButtonLink } from '../components/ui/links.tsx';
import { PageSkeleton } from '../components/ui/page-query.tsx';
import { EmptyState, ErrorState } from '../components/ui/state.tsx';
import { useMessages } from '../i18n/messages.ts';
import { words } from '../i18n/words.ts';

export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <ErrorState error={error} retry={retry} heading={1} />;
}

/** Where not even what surrounds the pages could be had. */
export function ShellError(props: ErrorComponentProps) {
  return (
    <main id="main" tabIndex={-1}>
      <PageError {...props} />
    </main>
  );
}

/** While what surrounds the pages is on its way. */
export function ShellPending() {
  return (
    <main id="main" tabIndex={-1}>
      <PageSkeleton />
    </main>
  );
}

export function NotFoundPage() {
  const t = useMessages(words);
  return (
    <main id="main" tabIndex={-1}>
      <title>{`${t.notFound} · Study Hall`}</title>
      <EmptyState
        icon={<IconCompass />}
        title={t.notFound}
        heading={1}
        action={<ButtonLink to="/">{t.goHome}</ButtonLink>}
      >
        {t.notFoundText}
      </EmptyState>
    </main>
  );
}
