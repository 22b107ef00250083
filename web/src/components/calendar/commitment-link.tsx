import type { ReactNode } from 'react';
import type { Commitment } from '../../api/types.ts';
import { AddressLink } from '../ui/address-link.tsx';

interface CommitmentLinkProps {
  readonly commitment: Commitment;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Leads to what a commitment belongs to. */
export function CommitmentLink({ commitment, className, children }: CommitmentLinkProps) {
  return (
    <AddressLink
      href={pathOf(commitment)}
      className={className}
      data-kind={commitment.kind}
      data-tentative={commitment.tentative || undefined}
    >
      {children}
    </AddressLink>
  );
}

function pathOf({ kind, links: { sessionId, meetingId } }: Commitment): string {
  if (sessionId !== undefined && kind === 'session') return `/sessions/${sessionId}`;
  if (meetingId !== undefined) return `/meetings/${meetingId}`;
  if (kind === 'class') return '/calendar/timetable';
  return kind === 'imported' ? '/calendar/others' : '/sessions';
}
