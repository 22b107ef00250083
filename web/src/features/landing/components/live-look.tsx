import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ShownCourse, ShownGroup } from '../../../api/types.ts';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { browserZone } from '../../../time/zone.ts';
import { shownCoursesQuery, shownGroupsQuery } from '../api/showcase.ts';
import { landingMessages } from '../messages.ts';
import classes from './live-look.module.css';

/** What can be booked and joined at this moment; nothing where that is not known. */
export function LiveLook() {
  const t = useMessages(landingMessages);
  const { data: courses = [] } = useQuery(shownCoursesQuery);
  const { data: groups = [] } = useQuery(shownGroupsQuery);
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
