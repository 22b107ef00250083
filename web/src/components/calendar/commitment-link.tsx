import { useRouter } from '@tanstack/react-router';
import type { CSSProperties, MouseEvent, ReactNode } from 'react';
import type { Commitment } from '../../api/types.ts';

interface CommitmentLinkProps {
  readonly commitment: Commitment;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly children: ReactNode;
}

/**
 * Leads to what a commitment belongs to. A plain link: the router's own listens to every change of the address, which
 * a calendar with hundreds of them would feel at each tap.
 */
export function CommitmentLink({ commitment, children, ...rest }: CommitmentLinkProps) {
  const router = useRouter();
  const href = pathOf(commitment);
  const open = (event: MouseEvent) => {
    const isOurs = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!isOurs) return;
    event.preventDefault();
    void router.navigate({ href });
  };
  return (
    <a
      {...rest}
      href={href}
      data-kind={commitment.kind}
      data-tentative={commitment.tentative || undefined}
      onClick={open}
    >
      {children}
    </a>
  );
}

function pathOf({ kind, links: { sessionId, meetingId } }: Commitment): string {
  if (sessionId !== undefined && kind === 'session') return `/sessions/${sessionId}`;
  if (meetingId !== undefined) return `/meetings/${meetingId}`;
  if (kind === 'class') return '/calendar/timetable';
  return kind === 'imported' ? '/calendar/others' : '/sessions';
}
