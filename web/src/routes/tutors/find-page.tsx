import { Page } from '../../components/ui/page.tsx';
import { TutorFilters } from '../../features/tutors/components/tutor-filters.tsx';
import { TutorResults } from '../../features/tutors/components/tutor-results.tsx';
import { tutorMessages } from '../../features/tutors/messages.ts';
import type { SearchParams } from '../../features/tutors/search-params.ts';
import { useMessages } from '../../i18n/messages.ts';
import { findRoute } from './routes.ts';

export function FindPage() {
  const t = useMessages(tutorMessages);
  const params = findRoute.useSearch();
  const navigate = findRoute.useNavigate();
  // What is typed replaces itself in the history, so that "back" leads out of the search.
  const change = (part: SearchParams) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  return (
    <Page title={t.findTitle} lead={t.findLead}>
      <TutorFilters value={params} onChange={change} />
      <TutorResults params={params} onSort={(sort) => change({ sort })} />
    </Page>
  );
}
