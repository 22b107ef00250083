import { Link } from '@tanstack/react-router';
import { useMessages } from '../../i18n/messages.ts';
import { groupWords } from './messages.ts';
import classes from './sharing-note.module.css';

/** What joining a group shares, before one does, and where to choose otherwise. */
export function SharingNote() {
  const t = useMessages(groupWords);
  return (
    <p className={classes.note}>
      {t.sharing} <Link to="/settings/sharing">{t.sharingChange}</Link>
    </p>
  );
}
