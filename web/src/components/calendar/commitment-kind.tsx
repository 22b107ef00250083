import type { CommitmentKind } from '../../api/types.ts';

/** In the order of a legend. */
export const commitmentKinds: readonly CommitmentKind[] = [
  'session',
  'meeting',
  'class',
  'offer',
  'imported',
];

/** Pictures of Tabler Icons, each drawn in one stroke: a calendar has hundreds, and Tabler's own take up to seven elements. */
const pictures: Readonly<Record<CommitmentKind, string>> = {
  // school
  session: 'M22 9l-10 -4l-10 4l10 4l10 -4v6M6 10.6v5.4a6 3 0 0 0 12 0v-5.4',
  // users
  meeting:
    'M5 7a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M3 21v-2a4 4 0 0 1 4 -4h4a4 4 0 0 1 4 4v2M16 3.13a4 4 0 0 1 0 7.75M21 21v-2a4 4 0 0 0 -3 -3.85',
  // book-2
  class: 'M19 4v16h-12a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2h12M19 16h-12a2 2 0 0 0 -2 2M9 8h6',
  // hourglass-empty
  offer:
    'M6 20v-2a6 6 0 1 1 12 0v2a1 1 0 0 1 -1 1h-10a1 1 0 0 1 -1 -1M6 4v2a6 6 0 1 0 12 0v-2a1 1 0 0 0 -1 -1h-10a1 1 0 0 0 -1 1',
  // calendar-down
  imported:
    'M12.5 21h-6.5a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v5M19 16v6M22 19l-3 3l-3 -3M16 3v4M8 3v4M4 11h16',
};

/** A kind as a picture, so that none is known by its colour alone; its name stands beside it. */
export function CommitmentIcon({ kind, size = 16 }: { kind: CommitmentKind; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={pictures[kind]} />
    </svg>
  );
}
