import { Link } from '@tanstack/react-router';
import type { CSSProperties, ReactNode } from 'react';
import type { Commitment } from '../../api/types.ts';

interface CommitmentLinkProps {
  readonly commitment: Commitment;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly children: ReactNode;
}

/** Leads to what a commitment belongs to. */
export function CommitmentLink({ commitment, children, ...rest }: CommitmentLinkProps) {
  const { kind, links, tentative } = commitment;
  const looks = { ...rest, 'data-kind': kind, 'data-tentative': tentative || undefined };
  const { sessionId, meetingId } = links;
  if (sessionId !== undefined && kind === 'session') {
    return (
      <Link {...looks} to="/sessions/$sessionId" params={{ sessionId }}>
        {children}
      </Link>
    );
  }
  if (meetingId !== undefined) {
    return (
      <Link {...looks} to="/meetings/$meetingId" params={{ meetingId }} preload={false}>
        {children}
      </Link>
    );
  }
  const to =
    kind === 'class' ? '/calendar/timetable' : kind === 'imported' ? '/calendar/others' : '/sessions';
  return (
    <Link {...looks} to={to}>
      {children}
    </Link>
  );
}
