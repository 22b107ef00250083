import { useQuery } from '@tanstack/react-query';
import type { FoundTutor, Tutor } from '../../../api/types.ts';
import { PersonAvatar } from '../../../components/ui/person-avatar.tsx';
import { QueryView, RowSkeletons } from '../../../components/ui/query-view.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { applicationQuery, studentQuery } from '../api/applicant.ts';
import { approvalMessages } from '../messages.ts';
import classes from './application-card.module.css';
import { ApplicationFacts } from './application-facts.tsx';
import { Decide } from './decide.tsx';

/** One tutor or applicant as the programme sees them. What has been decided is folded away. */
export function ApplicationCard({ tutor: { id, name, headline } }: { tutor: FoundTutor }) {
  const t = useMessages(approvalMessages);
  const query = useQuery(applicationQuery(id));
  return (
    <article className={classes.card} aria-labelledby={`tutor-${id}`}>
      <header className={classes.head}>
        <PersonAvatar name={name} size={48} />
        <div>
          <h2 className={classes.name} id={`tutor-${id}`}>
            <UserText>{name}</UserText>
          </h2>
          <Studies id={id} applied={query.data?.appliedAt} />
        </div>
      </header>
      <p className={classes.headline} dir="auto">
        {headline}
      </p>
      <QueryView query={query} skeleton={<RowSkeletons rows={1} height={140} />}>
        {(tutor: Tutor) => (
          <>
            {tutor.status === 'approved' ? (
              <details className={classes.more}>
                <summary>{t.more}</summary>
                <ApplicationFacts tutor={tutor} />
              </details>
            ) : (
              <ApplicationFacts tutor={tutor} />
            )}
            <Decide tutor={tutor} />
          </>
        )}
      </QueryView>
    </article>
  );
}

/** What the person studies themself, and since when they wait. */
function Studies({ id, applied }: { id: string; applied: string | undefined }) {
  const t = useMessages(approvalMessages);
  const format = useFormat();
  const zone = useZone();
  const { data: student, isPending } = useQuery(studentQuery(id));
  const { programme, year } = student ?? {};
  const studies = programme && year ? t.yearOf(isolate(programme), format.number(year)) : programme;
  return (
    <div className={classes.studies}>
      {!isPending && <UserText>{studies ?? (student ? t.noProgramme : t.noProfile)}</UserText>}
      {applied && <Tag>{t.applied(format.date(applied, zone))}</Tag>}
    </div>
  );
}
