import { IconCompass } from '@tabler/icons-react';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ButtonLink } from '../components/ui/links.tsx';
import { PageSkeleton } from '../components/ui/page-query.tsx';
import { EmptyState, ErrorState } from '../components/ui/state.tsx';
import { useMessages } from '../i18n/messages.ts';
import { words } from '../i18n/words.ts';

export function PageError(props: ErrorComponentProps) {
  return <RouteError {...props} heading={2} />;
}

/** Where not even what surrounds the pages could be had. */
export function ShellError(props: ErrorComponentProps) {
  return (
    <main id="main" tabIndex={-1}>
      <RouteError {...props} heading={1} />
    </main>
  );
}

function RouteError({ error, reset, heading }: ErrorComponentProps & { heading: 1 | 2 }) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <ErrorState error={error} retry={retry} heading={heading} />;
}

export function PagePending() {
  return <PageSkeleton />;
}

/** While what surrounds the pages is on its way. */
export function ShellPending() {
  return (
    <main id="main" tabIndex={-1}>
      <PageSkeleton isWhole />
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
