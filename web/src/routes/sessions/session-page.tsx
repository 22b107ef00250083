import { Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SessionDetail } from '../../api/types.ts';
import { SessionStatusTag } from '../../components/sessions/session-status.tsx';
import { BackLink } from '../../components/ui/back-link.tsx';
import { Page } from '../../components/ui/page.tsx';
import { PageQuery } from '../../components/ui/page-query.tsx';
import { sessionQuery } from '../../features/sessions/api/get-session.ts';
import { ReviewForm } from '../../features/sessions/components/review-form.tsx';
import { SessionActions } from '../../features/sessions/components/session-actions.tsx';
import { SessionFacts } from '../../features/sessions/components/session-facts.tsx';
import { SessionNotes } from '../../features/sessions/components/session-notes.tsx';
import { sessionMessages } from '../../features/sessions/messages.ts';
import { useFormat } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.ts';
import { useCourseTitle } from '../../session/use-courses.ts';
import { useMe } from '../../session/use-me.ts';
import { useZone } from '../../session/use-profile.ts';
import { useNow } from '../../time/use-now.ts';
import { sessionRoute } from './routes.ts';

export function SessionPage() {
  const { sessionId } = sessionRoute.useParams();
  const query = useQuery(sessionQuery(sessionId));
  return (
    <PageQuery query={query}>{(session) => <SessionView key={session.id} session={session} />}</PageQuery>
  );
}

function SessionView({ session }: { session: SessionDetail }) {
  const t = useMessages(sessionMessages);
  const title = useCourseTitle(session.courseCode);
  const me = useMe();
  const now = useNow();
  const isTutor = session.tutorId === me.id;
  const isOver =
    session.status === 'completed' || (session.status === 'confirmed' && Date.parse(session.end) < now);
  return (
    <Page
      title={title}
      lead={<Standing session={session} />}
      width="narrow"
      back={<BackLink to={isTutor ? '/teach' : '/sessions'}>{t.back}</BackLink>}
    >
      <Stack gap="lg">
        <SessionFacts session={session}>
          <SessionActions session={session} />
        </SessionFacts>
        {isOver && !isTutor && <ReviewForm session={session} />}
        <SessionNotes session={session} />
      </Stack>
    </Page>
  );
}

function Standing({ session: { status, answerBy } }: { session: SessionDetail }) {
  const t = useMessages(sessionMessages);
  const format = useFormat();
  const zone = useZone();
  return (
    <Group gap="xs">
      <SessionStatusTag status={status} />
      {answerBy && status === 'requested' && t.answerBy(format.moment(answerBy, zone))}
    </Group>
  );
}
