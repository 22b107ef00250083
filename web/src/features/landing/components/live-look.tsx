import { Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ShownCourse, ShownGroup } from '../../../api/types.ts';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { browserZone } from '../../../time/zone.ts';
import { shownCoursesQuery, shownGroupsQuery } from '../api/showcase.ts';
import { landingMessages } from '../messages.ts';
import classes from './live-look.module.css';

/** In each list, at most. */
const shownMost = 6;

/** What can be booked and joined at this moment; nothing where that is not known. */
export function LiveLook() {
  const t = useMessages(landingMessages);
  const { data: courses = [], isPending: areCoursesPending } = useQuery(shownCoursesQuery);
  const { data: groups = [], isPending: areGroupsPending } = useQuery(shownGroupsQuery);
  if (areCoursesPending || areGroupsPending) return <LiveLookSkeleton />;
  if (courses.length === 0 && groups.length === 0) return null;
  return (
    <section className={classes.look} aria-labelledby="live">
      <Title order={2} id="live" className={classes.heading}>
        {t.live}
      </Title>
      <div className={classes.columns}>
        {courses.length > 0 && <Courses courses={courses} />}
        {groups.length > 0 && <Groups groups={groups} />}
      </div>
    </section>
  );
}

/** As high as the lists are that mostly come. */
function LiveLookSkeleton() {
  const t = useMessages(landingMessages);
  return (
    <section className={classes.look} aria-busy="true">
      <Title order={2} className={classes.heading}>
        {t.live}
      </Title>
      <div className={classes.columns} aria-hidden="true">
        {[t.freeSoon, t.openGroups].map((heading) => (
          <div key={heading}>
            <h3>{heading}</h3>
            <ul>
              {Array.from({ length: shownMost }, (_, index) => `line-${index}`).map((key) => (
                <li key={key}>
                  <Skeleton width="45%" height="0.95rem" my="0.3rem" />
                  <Skeleton width="75%" height="0.85rem" my="0.3rem" />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function Courses({ courses }: { courses: readonly ShownCourse[] }) {
  const t = useMessages(landingMessages);
  const format = useFormat();
  const zone = browserZone();
  return (
    <div>
      <h3>{t.freeSoon}</h3>
      <ul>
        {courses.map(({ code, title, tutors, nextFree }) => (
          <li key={code}>
            <strong>
              <UserText>{title}</UserText>
            </strong>
            <span>
              {t.tutors(tutors)} · <time dateTime={nextFree}>{t.next(format.moment(nextFree, zone))}</time>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Groups({ groups }: { groups: readonly ShownGroup[] }) {
  const t = useMessages(landingMessages);
  return (
    <div>
      <h3>{t.openGroups}</h3>
      <ul>
        {groups.map(({ name, courseTitle, topic, memberCount, placesFree }) => (
          <li key={`${name} ${courseTitle} ${topic}`}>
            <strong>
              <UserText>{name}</UserText>
            </strong>
            <span>
              {courseTitle && (
                <>
                  <UserText>{courseTitle}</UserText> ·{' '}
                </>
              )}
              {t.members(memberCount)} · {t.places(placesFree)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
