import { Button, Rating, Stack, Text } from '@mantine/core';
import { IconHeart } from '@tabler/icons-react';
import { type FormEvent, useId, useState } from 'react';
import type { SessionDetail } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { LongTextField } from '../../../components/ui/text-field.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { words } from '../../../i18n/words.ts';
import { useReviewSession } from '../api/review-session.ts';
import { sessionMessages } from '../messages.ts';

/** For the student of a session that took place. */
export function ReviewForm({ session }: { session: SessionDetail }) {
  const t = useMessages(sessionMessages);
  const shared = useMessages(words);
  const format = useFormat();
  const label = useId();
  const [rating, setRating] = useState(0);
  const [comment, setComment] = useState('');
  const [isMissing, setMissing] = useState(false);
  const review = useReviewSession(session.id);
  if (review.isSuccess) {
    return (
      <Panel>
        <EmptyState icon={<IconHeart />} title={t.reviewed} compact />
      </Panel>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(rating === 0);
    if (rating > 0) review.mutate({ rating, ...(comment.trim() && { comment: comment.trim() }) });
  };
  return (
    <Panel title={t.review} lead={t.reviewLead}>
      <form onSubmit={submit}>
        <Stack>
          <FormProblem error={review.error} />
          <div>
            <Text id={label} fw={500}>
              {t.rating}
            </Text>
            <Rating
              size="xl"
              aria-labelledby={label}
              value={rating}
              onChange={setRating}
              getSymbolLabel={(value) => shared.stars(format.number(value))}
            />
            {isMissing && (
              <Text c="var(--mantine-color-error)" size="sm" role="alert">
                {t.ratingMissing}
              </Text>
            )}
          </div>
          <LongTextField
            label={t.comment}
            minRows={3}
            bound={2000}
            value={comment}
            onChange={({ currentTarget }) => setComment(currentTarget.value)}
          />
          <div>
            <Button type="submit" loading={review.isPending}>
              {t.sendReview}
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  );
}
