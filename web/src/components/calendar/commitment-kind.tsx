import {
  IconBook2,
  IconCalendarDown,
  IconHourglassEmpty,
  IconSchool,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { CommitmentKind } from '../../api/types.ts';

/** In the order of a legend. */
export const commitmentKinds: readonly CommitmentKind[] = [
  'session',
  'meeting',
  'class',
  'offer',
  'imported',
];

const icons: Readonly<Record<CommitmentKind, TablerIcon>> = {
  session: IconSchool,
  meeting: IconUsers,
  class: IconBook2,
  offer: IconHourglassEmpty,
  imported: IconCalendarDown,
};

/** A kind as a picture, so that none is known by its colour alone; its name stands beside it. */
export function CommitmentIcon({ kind, size = 16 }: { kind: CommitmentKind; size?: number }) {
  const Icon = icons[kind];
  return <Icon size={size} stroke={1.9} aria-hidden="true" />;
}
