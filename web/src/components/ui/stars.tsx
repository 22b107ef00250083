import { IconStarFilled } from '@tabler/icons-react';
import { useFormat } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.ts';
import { words } from '../../i18n/words.ts';
import classes from './stars.module.css';
import { Unseen } from './unseen.tsx';

/** One rating, as so many of five stars. */
export function StarRow({ rating }: { rating: number }) {
  const t = useMessages(words);
  const format = useFormat();
  return (
    <span className={classes.row} role="img" aria-label={t.stars(format.number(rating))}>
      {[1, 2, 3, 4, 5].map((star) => (
        <IconStarFilled key={star} size={16} className={star <= rating ? classes.icon : classes.missing} />
      ))}
    </span>
  );
}

/** A mean of ratings as a number beside one star. */
export function Stars({ mean, count }: { mean: number; count?: number }) {
  const t = useMessages(words);
  const format = useFormat();
  const number = format.number(mean, 1);
  return (
    <span className={classes.stars}>
      <IconStarFilled size={15} aria-hidden="true" className={classes.icon} />
      <span aria-hidden="true">{number}</span>
      <Unseen>{t.stars(number)}</Unseen>
      {count !== undefined && <span className={classes.count}>({format.number(count)})</span>}
    </span>
  );
}
