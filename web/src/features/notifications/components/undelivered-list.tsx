import type { NotificationPreferences } from '../../../api/types.ts';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useZone } from '../../../session/use-profile.ts';
import classes from './preferences.module.css';

interface UndeliveredListProps {
  readonly title: string;
  readonly undelivered: NotificationPreferences['push']['undelivered'];
}

/** What did not arrive over a channel, and why; nothing where all did. */
export function UndeliveredList({ title, undelivered }: UndeliveredListProps) {
  const format = useFormat();
  const zone = useZone();
  if (undelivered.length === 0) return null;
  return (
    <>
      <strong>{title}</strong>
      <ul className={classes.undelivered}>
        {undelivered.map(({ id, title: what, at, problem }) => (
          <li key={id}>
            {format.moment(at, zone)}: <UserText>{what}</UserText>
            {problem && (
              <div>
                <UserText>{problem}</UserText>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
