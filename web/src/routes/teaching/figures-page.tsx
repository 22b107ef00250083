import { useQuery } from '@tanstack/react-query';
import { myTutorProfileQuery } from '../../features/teaching/api/my-tutor-profile.ts';
import { TeachingFigures } from '../../features/teaching/components/teaching-figures.tsx';

export function FiguresPage() {
  // The layout around the page has loaded it.
  const tutor = useQuery(myTutorProfileQuery).data;
  return tutor ? <TeachingFigures tutor={tutor} /> : null;
}
