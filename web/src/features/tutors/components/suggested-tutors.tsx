import { IconUserSearch } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { FoundTutor } from '../../../api/types.ts';
import cards from '../../../components/ui/card-list.module.css';
import { RowSkeletons } from '../../../components/ui/query-view.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { useMe } from '../../../session/use-me.ts';
import { useProfile } from '../../../session/use-profile.ts';
import { TutorCard } from './tutor-card.tsx';

interface SuggestedTutorsProps {
  readonly none: string;
  readonly noneText: string;
}

const coursesLookedAt = 3;
const shown = 4;

/** Tutors of the reader's own courses who are free soonest, each once. */
export function SuggestedTutors({ none, noneText }: SuggestedTutorsProps) {
  const { courses } = useProfile();
  const me = useMe();
  const results = useQueries({
    queries: courses.slice(0, coursesLookedAt).map((course) => ({
      queryKey: ['tutors', 'suggested', course],
      queryFn: () =>
        unwrap(api.GET('/api/tutors', { params: { query: { course, sort: 'soonest', limit: 4 } } })),
      staleTime: 60_000,
    })),
  });
  if (results.some(({ isPending }) => isPending)) return <RowSkeletons rows={2} height={210} />;
  const found = results.flatMap(({ data }, index) =>
    (data?.items ?? []).map((tutor) => ({ tutor, course: courses[index] })),
  );
  const once = new Map<string, { tutor: FoundTutor; course: string | undefined }>();
  for (const match of found)
    if (match.tutor.id !== me.id) once.set(match.tutor.id, once.get(match.tutor.id) ?? match);
  const sorted = [...once.values()].toSorted((a, b) =>
    (a.tutor.nextFree ?? '9').localeCompare(b.tutor.nextFree ?? '9'),
  );
  if (sorted.length === 0) {
    return (
      <EmptyState icon={<IconUserSearch />} title={none} compact>
        {noneText}
      </EmptyState>
    );
  }
  return (
    <ul className={cards.list}>
      {sorted.slice(0, shown).map(({ tutor, course }) => (
        <TutorCard key={tutor.id} tutor={tutor} course={course} />
      ))}
    </ul>
  );
}
