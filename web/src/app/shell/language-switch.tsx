import { setLanguage, useLanguage } from '../../i18n/language.ts';
import classes from './language-switch.module.css';

/** Each language by its own name, for those who read no other. */
export function LanguageSwitch() {
  const language = useLanguage();
  const other = language === 'en' ? 'ur' : 'en';
  return (
    <button type="button" lang={other} className={classes.switch} onClick={() => setLanguage(other)}>
      {other === 'ur' ? 'اردو' : 'English'}
    </button>
  );
}
