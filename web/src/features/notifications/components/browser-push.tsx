import { Button } from '@mantine/core';
import { IconDeviceMobile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { NotificationPreferences } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView, RowSkeletons } from '../../../components/ui/query-view.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { isPushSupported } from '../../../session/browser-push.ts';
import { describeDevice } from '../../../session/describe-device.ts';
import { useZone } from '../../../session/use-profile.ts';
import { browsersQuery, PushRefusedError, useForgetBrowser, useTellBrowser } from '../api/push.ts';
import { preferencesMessages } from '../preferences-messages.ts';
import classes from './preferences.module.css';
import { UndeliveredList } from './undelivered-list.tsx';

/** The browsers that show notices although no page is open, and whether this is one of them. */
export function BrowserPush({ undelivered }: Pick<NotificationPreferences['push'], 'undelivered'>) {
  const t = useMessages(preferencesMessages);
  const isSupported = isPushSupported();
  return (
    <Panel title={t.browsers} lead={t.browsersLead}>
      {undelivered.length > 0 && (
        <div className={classes.lost}>
          <Notice tone="bad">
            <UndeliveredList title={t.pushUndelivered} undelivered={undelivered} />
          </Notice>
        </div>
      )}
      {isSupported ? <Browsers /> : <p className={classes.note}>{t.unsupported}</p>}
    </Panel>
  );
}

function Browsers() {
  const t = useMessages(preferencesMessages);
  const format = useFormat();
  const zone = useZone();
  const query = useQuery(browsersQuery);
  const tell = useTellBrowser();
  const forget = useForgetBrowser();
  const problem = tell.error instanceof PushRefusedError ? t.refused : tell.error;
  return (
    <QueryView query={query} skeleton={<RowSkeletons rows={1} height={56} />}>
      {(browsers) => (
        <div className={classes.browsers}>
          <FormProblem error={problem ?? forget.error} />
          {browsers.length > 0 && (
            <ul className={classes.list}>
              {browsers.map(({ id, userAgent, createdAt, problem: reason, isThis }) => {
                const name = describeDevice(userAgent) ?? t.unknownBrowser;
                return (
                  <li key={id}>
                    <div>
                      <strong>{name}</strong> {isThis && <Tag tone="good">{t.thisBrowser}</Tag>}
                      <p className={classes.note}>{t.since(format.moment(createdAt, zone))}</p>
                      {reason && (
                        <p className={classes.problem}>
                          {t.pushProblem(format.moment(reason.at, zone), isolate(reason.message))}
                        </p>
                      )}
                    </div>
                    <Button
                      variant="default"
                      size="sm"
                      aria-label={t.forgetNamed(name)}
                      loading={forget.isPending}
                      onClick={() => forget.mutate({ id, isThis })}
                    >
                      {t.forget}
                    </Button>
                  </li>
                );
              })}
            </ul>
          )}
          {!browsers.some(({ isThis }) => isThis) && (
            <Button
              variant="default"
              leftSection={<IconDeviceMobile size={18} />}
              loading={tell.isPending}
              onClick={() => tell.mutate()}
            >
              {t.tellHere}
            </Button>
          )}
        </div>
      )}
    </QueryView>
  );
}
