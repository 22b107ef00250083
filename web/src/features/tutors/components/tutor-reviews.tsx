import { IconMessageHeart } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Tutor } from '../../../api/types.ts';
import { MoreButton } from '../../../components/ui/more-button.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { StarRow } from '../../../components/ui/stars.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { reviewsQuery } from '../api/list-reviews.ts';
import { tutorMessages } from '../messages.ts';
import classes from './tutor-reviews.module.css';

export function TutorReviews({ tutor }: { tutor: Tutor }) {
  const t = useMessages(tutorMessages);
  const format = useFormat();
  const zone = useZone();
  const query = useInfiniteQuery(reviewsQuery(tutor.id));
  return (
    <Panel title={t.reviews(tutor.rating.count)}>
      <QueryView query={query}>
        {({ pages }) => {
          const reviews = pages.flatMap(({ items }) => items);
          if (reviews.length === 0) {
            return (
              <EmptyState icon={<IconMessageHeart />} title={t.noReviews} compact>
                {t.noReviewsText}
              </EmptyState>
            );
          }
          return (
            <>
              <ul className={classes.reviews}>
                {reviews.map(({ reviewer, rating, comment, reviewedAt }) => (
                  <li key={`${reviewer} ${reviewedAt}`}>
                    <div className={classes.head}>
                      <StarRow rating={rating} />
                      <span className={classes.by}>
                        <UserText>{reviewer}</UserText> · {format.date(reviewedAt, zone)}
                      </span>
                    </div>
                    {comment && <UserText block>{comment}</UserText>}
                  </li>
                ))}
              </ul>
              <MoreButton query={query}>{t.moreReviews}</MoreButton>
            </>
          );
        }}
      </QueryView>
    </Panel>
  );
}
