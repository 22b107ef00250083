import { Container } from '@mantine/core';
import { IconCompass } from '@tabler/icons-react';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ButtonLink } from '../components/ui/links.tsx';
import { RowSkeletons } from '../components/ui/query-view.tsx';
import { EmptyState, ErrorState } from '../components/ui/state.tsx';
import { useMessages } from '../i18n/messages.ts';
import { words } from '../i18n/words.ts';

export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <ErrorState error={error} retry={retry} />;
}

export function PagePending() {
  return (
    <Container size="lg" py="xl" aria-busy="true">
      <RowSkeletons rows={4} />
    </Container>
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
        action={<ButtonLink to="/">{t.goHome}</ButtonLink>}
      >
        {t.notFoundText}
      </EmptyState>
    </main>
  );
}
