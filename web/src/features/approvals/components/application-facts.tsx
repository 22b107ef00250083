import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Tutor } from '../../../api/types.ts';
import { Stars } from '../../../components/ui/stars.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useCourseTitle } from '../../../session/use-courses.ts';
import { studentQuery } from '../api/applicant.ts';
import { approvalMessages } from '../messages.ts';
import classes from './application-card.module.css';

/** What to judge an application by. */
export function ApplicationFacts({ tutor }: { tutor: Tutor }) {
  const t = useMessages(approvalMessages);
  const format = useFormat();
  const { data: student } = useQuery(studentQuery(tutor.id));
  return (
    <dl className={classes.facts}>
      <Fact label={tutor.status === 'pending' ? t.wantsToTeach : t.teaches}>
        <Courses codes={tutor.courses} />
      </Fact>
      {student && student.courses.length > 0 && (
        <Fact label={t.studies}>
          <Courses codes={student.courses} />
        </Fact>
      )}
      <Fact label={t.about}>
        {tutor.bio ? <UserText block>{tutor.bio}</UserText> : <span>{t.nothingWritten}</span>}
      </Fact>
      <Fact label={t.languages}>{format.list(tutor.languages.map((tag) => format.language(tag)))}</Fact>
      <Fact label={t.modes}>{format.list(tutor.modes.map((mode) => t[mode]))}</Fact>
      <Fact label={t.lengths}>
        {format.list(tutor.sessionMinutes.map((minutes) => t.minutes(format.number(minutes))))}
      </Fact>
      {tutor.rating.count > 0 && (
        <Fact label={t.rating}>
          <Stars mean={tutor.rating.mean} /> {t.reviews(tutor.rating.count)}
        </Fact>
      )}
      {tutor.status === 'suspended' && (
        <Fact label={t.reason}>
          {tutor.decisionReason ? <UserText block>{tutor.decisionReason}</UserText> : t.noReason}
        </Fact>
      )}
    </dl>
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

function Courses({ codes }: { codes: readonly string[] }) {
  return (
    <ul className={classes.courses}>
      {codes.map((code) => (
        <Course key={code} code={code} />
      ))}
    </ul>
  );
}

function Course({ code }: { code: string }) {
  const title = useCourseTitle(code);
  return (
    <li>
      <bdi>{code}</bdi>
      {title !== code && <UserText>{title}</UserText>}
    </li>
  );
}
