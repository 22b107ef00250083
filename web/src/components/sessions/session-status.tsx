import type { SessionStatus } from '../../api/types.ts';
import { useMessages } from '../../i18n/messages.ts';
import { Tag, type Tone } from '../ui/tag.tsx';
import { sessionWords } from './messages.ts';

const tones: Readonly<Record<SessionStatus, Tone>> = {
  requested: 'wait',
  confirmed: 'good',
  completed: 'calm',
  declined: 'bad',
  expired: 'bad',
  cancelled: 'bad',
  'no-show': 'bad',
};

export function SessionStatusTag({ status }: { status: SessionStatus }) {
  const t = useMessages(sessionWords);
  return <Tag tone={tones[status]}>{t[status]}</Tag>;
}
