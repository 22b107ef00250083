import { Button } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useState } from 'react';
import type { Tutor } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useJoinWaitlist } from '../api/join-waitlist.ts';
import { tutorMessages } from '../messages.ts';
import classes from './waitlist-offer.module.css';

interface WaitlistOfferProps {
  readonly tutor: Tutor;
  readonly courseCode: string;
  readonly minutes: number;
}

const fourWeeksMs = 28 * 86_400_000;

/** For whom no shown time suits. */
export function WaitlistOffer({ tutor, courseCode, minutes }: WaitlistOfferProps) {
  const t = useMessages(tutorMessages);
  const [now] = useState(Date.now);
  const join = useJoinWaitlist();
  const wait = () => {
    const from = new Date(now).toISOString();
    const to = new Date(now + fourWeeksMs).toISOString();
    join.mutate({ tutorId: tutor.id, courseCode, minutes, from, to });
  };
  return (
    <div className={classes.offer}>
      <IconHourglass size={22} aria-hidden="true" />
      <div className={classes.text}>
        <strong>{t.full}</strong>
        <p role="status">{join.isSuccess ? t.waiting : t.waitText}</p>
        <FormProblem error={join.error} />
      </div>
      {!join.isSuccess && (
        <Button variant="default" loading={join.isPending} onClick={wait}>
          {t.wait}
        </Button>
      )}
    </div>
  );
}
