import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { MeetingDetail } from '../../../api/types.ts';
import facts from '../../../components/ui/facts.module.css';
import { Panel } from '../../../components/ui/panel.tsx';
import { PersonAvatar } from '../../../components/ui/person-avatar.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { showSameTime } from '../../../time/zone.ts';
import { meetingMessages } from '../messages.ts';
import classes from './meeting-facts.module.css';

/** When and where a meeting is. */
export function MeetingFacts({ meeting }: { meeting: MeetingDetail }) {
  const t = useMessages(meetingMessages);
  const format = useFormat();
  const zone = useZone();
  const { start, end, timeZone, repeat, place, link, seatsLeft, reason } = meeting;
  return (
    <Panel>
      <dl className={facts.facts}>
        <Fact label={t.when}>
          <strong>
            {format.day(start, zone)}, {format.timeRange(start, end, zone)}
          </strong>
          {!showSameTime(start, zone, timeZone) && (
            <span className={facts.aside}>
              {t.groupTime(format.moment(start, timeZone), format.zone(timeZone))}
            </span>
          )}
          {meeting.status === 'cancelled' && <Tag tone="bad">{t.cancelled}</Tag>}
        </Fact>
        <Fact label={t.where}>
          {place && <UserText>{place}</UserText>}
          {link && (
            <a className={facts.link} href={link} target="_blank" rel="noopener noreferrer">
              {t.openLink} <IconExternalLink size={16} aria-hidden="true" />
            </a>
          )}
          {!place && !link && <span className={facts.aside}>{t.noPlace}</span>}
        </Fact>
        {repeat && (
          <Fact label={t.series}>
            {repeat.everyWeeks === 1 ? t.weekly : t.fortnightly}
            <span className={facts.aside}>{t.until(format.calendarDay(repeat.until))}</span>
          </Fact>
        )}
        {seatsLeft !== null && <Fact label={t.seats}>{seatsLeft > 0 ? t.seatsLeft(seatsLeft) : t.full}</Fact>}
        {reason && (
          <Fact label={t.whyCancelled}>
            <UserText>{reason}</UserText>
          </Fact>
        )}
      </dl>
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

/** Who has answered what. */
export function MeetingPeople({ meeting: { people } }: { meeting: MeetingDetail }) {
  const t = useMessages(meetingMessages);
  const format = useFormat();
  const parts = [
    [t.yesPeople, people.filter(({ answer, tentative }) => answer === 'yes' && !tentative)],
    [t.tentativePeople, people.filter(({ tentative }) => tentative)],
    [t.maybePeople, people.filter(({ answer }) => answer === 'maybe')],
    [t.noPeople, people.filter(({ answer }) => answer === 'no')],
  ] as const;
  return (
    <Panel title={t.who}>
      {people.length === 0 && <p className={classes.none}>{t.nobody}</p>}
      <div className={classes.people}>
        {parts
          .filter(([, list]) => list.length > 0)
          .map(([title, list]) => (
            <div key={title}>
              <h3>
                {title} ({format.number(list.length)})
              </h3>
              <ul>
                {list.map(({ userId, name }) => (
                  <li key={userId}>
                    <PersonAvatar name={name} size={28} />
                    <UserText>{name}</UserText>
                  </li>
                ))}
              </ul>
            </div>
          ))}
      </div>
    </Panel>
  );
}
