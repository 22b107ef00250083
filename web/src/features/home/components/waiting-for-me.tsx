import { useQuery } from '@tanstack/react-query';
import { sessionsQuery } from '../../../components/sessions/sessions-query.ts';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useHasRole } from '../../../session/use-me.ts';
import { useProfile } from '../../../session/use-profile.ts';
import { waitlistQuery } from '../../../session/waitlist-query.ts';
import { requestsOfMe } from '../api/home-queries.ts';
import { homeMessages } from '../messages.ts';
import classes from './waiting-for-me.module.css';

/** What only the reader can settle; nothing where there is nothing. */
export function WaitingForMe() {
  const t = useMessages(homeMessages);
  const isTutor = useHasRole('tutor');
  const { timeZone, courses } = useProfile();
  const requests = useQuery({
    ...sessionsQuery(requestsOfMe),
    enabled: isTutor,
  });
  const waitlist = useQuery(waitlistQuery);
  const asked = requests.data?.length ?? 0;
  const offered = waitlist.data?.filter(({ offer }) => offer !== null).length ?? 0;
  const isUnfinished = timeZone === null || courses.length === 0;
  if (asked === 0 && offered === 0 && !isUnfinished) return null;
  return (
    <Panel title={t.waiting}>
      <ul className={classes.list}>
        {isUnfinished && (
          <li>
            <span>{t.unfinished}</span>
            <ButtonLink to="/welcome" size="sm">
              {t.finish}
            </ButtonLink>
          </li>
        )}
        {asked > 0 && (
          <li>
            <span>{t.requests(asked)}</span>
            <ButtonLink to="/teach" size="sm">
              {t.answer}
            </ButtonLink>
          </li>
        )}
        {offered > 0 && (
          <li>
            <span>{t.offers(offered)}</span>
            <ButtonLink to="/sessions" size="sm">
              {t.look}
            </ButtonLink>
          </li>
        )}
      </ul>
    </Panel>
  );
}
