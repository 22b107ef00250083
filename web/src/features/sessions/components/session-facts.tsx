import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, unwrap } from '../../../api/client.ts';
import type { SessionDetail } from '../../../api/types.ts';
import { sessionWords } from '../../../components/sessions/messages.ts';
import facts from '../../../components/ui/facts.module.css';
import { TextLink } from '../../../components/ui/links.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useMe } from '../../../session/use-me.ts';
import { useZone } from '../../../session/use-profile.ts';
import { showSameTime } from '../../../time/zone.ts';
import { sessionMessages } from '../messages.ts';
import classes from './session-facts.module.css';

/** When, where, what about, and with whom; below it what one can do. */
export function SessionFacts({ session, children }: { session: SessionDetail; children: ReactNode }) {
  const t = useMessages(sessionMessages);
  const how = useMessages(sessionWords);
  const format = useFormat();
  const zone = useZone();
  const me = useMe();
  const isTutor = session.tutorId === me.id;
  const { start, end } = session;
  return (
    <Panel>
      <dl className={facts.facts}>
        <Fact label={t.when}>
          <strong>
            {format.day(start, zone)}, {format.timeRange(start, end, zone)}
          </strong>
          <TutorsTime session={session} zone={zone} />
        </Fact>
        <Fact label={isTutor ? t.student : t.tutor}>
          {isTutor ? (
            <UserText>{session.studentName}</UserText>
          ) : (
            <TextLink to="/tutors/$tutorId" params={{ tutorId: session.tutorId }}>
              <UserText>{session.tutorName}</UserText>
            </TextLink>
          )}
        </Fact>
        <Fact label={t.where}>
          {how[session.mode]}
          <Place session={session} />
        </Fact>
        <Fact label={t.topic}>
          {session.topic ? (
            <UserText>{session.topic}</UserText>
          ) : (
            <span className={facts.aside}>{t.noTopic}</span>
          )}
        </Fact>
        {session.reason && (
          <Fact label={t.reason}>
            <UserText>{session.reason}</UserText>
          </Fact>
        )}
      </dl>
      <div className={classes.foot}>{children}</div>
    </Panel>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What the tutor's clock shows, where it differs. */
function TutorsTime({ session, zone }: { session: SessionDetail; zone: string }) {
  const t = useMessages(sessionMessages);
  const format = useFormat();
  const { data: theirs } = useQuery({
    queryKey: ['tutors', session.tutorId, 'zone'],
    queryFn: async () => {
      const params = { path: { id: session.tutorId } };
      return (await unwrap(api.GET('/api/tutors/{id}', { params }))).timeZone;
    },
    staleTime: 3_600_000,
    retry: false,
  });
  if (!theirs || showSameTime(session.start, zone, theirs)) return null;
  return (
    <span className={facts.aside}>
      {t.theirTime(format.moment(session.start, theirs), format.zone(theirs))}
    </span>
  );
}

function Place({ session }: { session: SessionDetail }) {
  const t = useMessages(sessionMessages);
  if (session.mode === 'in-person') {
    return session.place ? (
      <span className={facts.aside}>
        <UserText>{session.place}</UserText>
      </span>
    ) : null;
  }
  if (!session.link) return <span className={facts.aside}>{t.noLink}</span>;
  return (
    <a className={facts.link} href={session.link} target="_blank" rel="noopener noreferrer">
      {t.openLink} <IconExternalLink size={16} aria-hidden="true" />
    </a>
  );
}
