import type { Group } from '../../../api/types.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { groupMessages } from '../messages.ts';
import classes from './group-about.module.css';

/** What a group says of itself, and by which rules it goes. */
export function GroupAbout({ group }: { group: Group }) {
  const t = useMessages(groupMessages);
  const format = useFormat();
  const zone = useZone();
  const may = (rule: Group['rules']['post']) => (rule === 'members' ? t.everyone : t.moderatorsOnly);
  return (
    <Panel title={t.about}>
      {group.description ? (
        <UserText block>{group.description}</UserText>
      ) : (
        <p className={classes.none}>{t.noDescription}</p>
      )}
      <dl className={classes.facts}>
        {group.courseCode && (
          <>
            <dt>{t.course}</dt>
            <dd>
              <UserText>{group.courseTitle ?? group.courseCode}</UserText>
            </dd>
          </>
        )}
        {group.topic && (
          <>
            <dt>{t.topic}</dt>
            <dd>
              <UserText>{group.topic}</UserText>
            </dd>
          </>
        )}
        <dt>{t.postRule}</dt>
        <dd>{may(group.rules.post)}</dd>
        <dt>{t.inviteRule}</dt>
        <dd>{may(group.rules.invite)}</dd>
        <dt>{t.scheduleRule}</dt>
        <dd>{may(group.rules.schedule)}</dd>
        {group.timeZone !== zone && (
          <>
            <dt>{t.zone}</dt>
            <dd>{group.timeZone.replaceAll('_', ' ')}</dd>
          </>
        )}
        <dt>{t.since}</dt>
        <dd>{format.date(group.createdAt, zone)}</dd>
      </dl>
    </Panel>
  );
}
