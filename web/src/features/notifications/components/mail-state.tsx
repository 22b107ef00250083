import type { NotificationPreferences } from '../../../api/types.ts';
import { Notice } from '../../../components/ui/notice.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { preferencesMessages } from '../preferences-messages.ts';
import { UndeliveredList } from './undelivered-list.tsx';

/** Where mails go, and what of them did not arrive. */
export function MailState({ email }: { email: NotificationPreferences['email'] }) {
  const t = useMessages(preferencesMessages);
  const format = useFormat();
  const zone = useZone();
  const { address, problem, undelivered } = email;
  if (problem === null && undelivered.length === 0) {
    return address === null ? null : <Notice>{t.mailTo(isolate(address))}</Notice>;
  }
  return (
    <Notice tone="bad">
      {problem && <p>{t.mailProblem(format.moment(problem.at, zone), isolate(problem.message))}</p>}
      <UndeliveredList title={t.undelivered} undelivered={undelivered} />
    </Notice>
  );
}
