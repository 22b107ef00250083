import { IconWifiOff } from '@tabler/icons-react';
import { useReachable } from '../api/connection.ts';
import { useMessages } from '../i18n/messages.ts';
import { words } from '../i18n/words.ts';
import classes from './connection-notice.module.css';

export function ConnectionNotice() {
  const t = useMessages(words);
  const isReachable = useReachable();
  return (
    <div role="status" aria-live="polite">
      {!isReachable && (
        <p className={classes.notice}>
          <IconWifiOff size={18} aria-hidden="true" />
          {t.unreachable}
        </p>
      )}
    </div>
  );
}
