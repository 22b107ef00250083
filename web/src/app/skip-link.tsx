import { useMessages } from '../i18n/messages.ts';
import { words } from '../i18n/words.ts';
import classes from './skip-link.module.css';

/** The first stop of the keyboard: past the navigation. */
export function SkipLink() {
  const t = useMessages(words);
  const skip = () => document.getElementById('main')?.focus();
  return (
    <button type="button" className={classes.skip} onClick={skip}>
      {t.skipToContent}
    </button>
  );
}
