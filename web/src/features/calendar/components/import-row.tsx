import { Button, FileButton } from '@mantine/core';
import type { CalendarImport } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { Tag } from '../../../components/ui/tag.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useRephrase } from '../../../i18n/problems.ts';
import { useZone } from '../../../session/use-profile.ts';
import { useRemoveImport } from '../api/imports.ts';
import { exchangeMessages } from '../exchange-messages.ts';
import classes from './exchange.module.css';

interface ImportRowProps {
  readonly entry: CalendarImport;
  readonly onReplace: (file: File | null) => void;
}

/** One calendar from elsewhere: whether it can be read, of when it is, and why not. */
export function ImportRow({ entry, onReplace }: ImportRowProps) {
  const t = useMessages(exchangeMessages);
  const format = useFormat();
  const zone = useZone();
  const rephrase = useRephrase();
  const remove = useRemoveImport();
  const { id, kind, url, readAt, failing } = entry;
  const name = entry.name || t.unnamed;
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <strong>
          <UserText>{name}</UserText>
        </strong>
        <span className={classes.source}>{url === null ? t.file : <bdi>{hostOf(url)}</bdi>}</span>
        <span className={classes.state}>
          {failing ? (
            <Tag tone="bad">{t.failing}</Tag>
          ) : (
            kind === 'feed' && <Tag tone="good">{t.current}</Tag>
          )}
          <span>{t.readAt(format.moment(readAt, zone))}</span>
        </span>
        {failing && (
          <p className={classes.failing}>
            <UserText>{rephrase(failing.reason)}</UserText>{' '}
            {t.failingSince(format.moment(failing.since, zone))}
          </p>
        )}
        <FormProblem error={remove.error} />
      </div>
      <div className={classes.actions}>
        {kind === 'upload' && (
          <FileButton accept=".ics,text/calendar" onChange={onReplace}>
            {(props) => (
              <Button {...props} variant="default" size="sm" aria-label={t.replaceNamed(name)}>
                {t.replace}
              </Button>
            )}
          </FileButton>
        )}
        <Button
          variant="default"
          size="sm"
          aria-label={t.removeNamed(name)}
          loading={remove.isPending}
          onClick={() => remove.mutate(id, { onSuccess: () => notifyDone(t.removed) })}
        >
          {t.remove}
        </Button>
      </div>
    </li>
  );
}

/** The rest of an address may be its secret. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
