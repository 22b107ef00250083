import { IconCheck, IconTilde, IconX } from '@tabler/icons-react';
import type { VoteAnswer } from '../../../api/types.ts';

const icons = { yes: IconCheck, 'if-need-be': IconTilde, no: IconX } as const;

/** A sign for each answer, so that none is told by its colour alone. */
export function VoteIcon({ answer, size = 18 }: { answer: VoteAnswer; size?: number }) {
  const Icon = icons[answer];
  return <Icon size={size} aria-hidden="true" />;
}
