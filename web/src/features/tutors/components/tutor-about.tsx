import { IconBolt, IconClock, IconLanguage, IconMapPin, IconMessageQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tutor } from '../../../api/types.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { PersonAvatar } from '../../../components/ui/person-avatar.tsx';
import { Stars } from '../../../components/ui/stars.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useCourseTitle } from '../../../session/use-courses.ts';
import { tutorMessages } from '../messages.ts';
import classes from './tutor-about.module.css';

/** Who a tutor is and how they work. */
export function TutorAbout({ tutor }: { tutor: Tutor }) {
  const t = useMessages(tutorMessages);
  const format = useFormat();
  const hours = Math.round(tutor.minNoticeMinutes / 60);
  return (
    <Panel title={t.about}>
      <div className={classes.about}>
        <div className={classes.who}>
          <PersonAvatar name={tutor.name} size={64} />
          <div>
            <p className={classes.headline}>
              <UserText>{tutor.headline}</UserText>
            </p>
            <Stars mean={tutor.rating.mean} count={tutor.rating.count} />
          </div>
        </div>
        {tutor.bio && <UserText block>{tutor.bio}</UserText>}
        <ul className={classes.facts}>
          <Fact icon={tutor.instantBooking ? <IconBolt /> : <IconMessageQuestion />}>
            {tutor.instantBooking ? t.instant : t.onRequest}
          </Fact>
          {hours > 0 && <Fact icon={<IconClock />}>{t.notice(format.number(hours))}</Fact>}
          <Fact icon={<IconLanguage />}>
            {format.list(tutor.languages.map((tag) => format.language(tag)))}
          </Fact>
          {tutor.place && (
            <Fact icon={<IconMapPin />}>
              <UserText>{tutor.place}</UserText>
            </Fact>
          )}
        </ul>
        <div>
          <h3 className={classes.label}>{t.teaches}</h3>
          <ul className={classes.courses}>
            {tutor.courses.map((code) => (
              <li key={code}>
                <CourseLine code={code} />
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Panel>
  );
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li>
      <span aria-hidden="true">{icon}</span>
      <span>{children}</span>
    </li>
  );
}

function CourseLine({ code }: { code: string }) {
  return (
    <>
      <Tag>{code}</Tag> <UserText>{useCourseTitle(code)}</UserText>
    </>
  );
}
