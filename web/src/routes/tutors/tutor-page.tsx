import { useQuery } from '@tanstack/react-query';
import { BackLink } from '../../components/ui/back-link.tsx';
import { Columns } from '../../components/ui/columns.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { Page } from '../../components/ui/page.tsx';
import { PageQuery } from '../../components/ui/page-query.tsx';
import { tutorQuery } from '../../features/tutors/api/get-tutor.ts';
import { BookingPanel } from '../../features/tutors/components/booking-panel.tsx';
import { TutorAbout } from '../../features/tutors/components/tutor-about.tsx';
import { TutorReviews } from '../../features/tutors/components/tutor-reviews.tsx';
import { tutorMessages } from '../../features/tutors/messages.ts';
import { useMessages } from '../../i18n/messages.ts';
import { useMe } from '../../session/use-me.ts';
import { tutorRoute } from './routes.ts';

export function TutorPage() {
  const t = useMessages(tutorMessages);
  const me = useMe();
  const { tutorId } = tutorRoute.useParams();
  const { course, start } = tutorRoute.useSearch();
  const query = useQuery(tutorQuery(tutorId));
  return (
    <PageQuery query={query}>
      {(tutor) => (
        <Page
          title={tutor.name}
          back={
            <BackLink to="/find" search={{ course }}>
              {t.backToSearch}
            </BackLink>
          }
        >
          <Columns
            main={
              tutor.id === me.id ? (
                <Notice>{t.yourself}</Notice>
              ) : (
                <BookingPanel key={`${tutor.id} ${start}`} tutor={tutor} course={course} start={start} />
              )
            }
            aside={
              <>
                <TutorAbout tutor={tutor} />
                <TutorReviews tutor={tutor} />
              </>
            }
          />
        </Page>
      )}
    </PageQuery>
  );
}
