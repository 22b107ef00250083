import { ButtonLink } from '../../components/ui/links.tsx';
import { meetingMessages } from '../../features/meetings/messages.ts';
import { useMessages } from '../../i18n/messages.ts';

/** The two ways to a meeting: looking for a time, and knowing one. */
export function PlanLinks({ groupId }: { groupId: string }) {
  const t = useMessages(meetingMessages);
  return (
    <>
      <ButtonLink to="/groups/$groupId/find-time" params={{ groupId }}>
        {t.findTime}
      </ButtonLink>
      <ButtonLink to="/groups/$groupId/meetings/new" params={{ groupId }} variant="default">
        {t.plan}
      </ButtonLink>
    </>
  );
}
