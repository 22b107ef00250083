import { TermList } from '../../features/terms/components/term-list.tsx';

export function TermsPage() {
  return <TermList />;
}
