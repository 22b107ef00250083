import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { openReportsQuery, useResolveReport } from '../api/reports.ts';
import { postMessages } from '../messages.ts';
import classes from './reports-panel.module.css';

/** What members have reported; nothing where there is nothing. For moderators. */
export function ReportsPanel({ groupId }: { groupId: string }) {
  const t = useMessages(postMessages);
  const { data: reports = [] } = useQuery(openReportsQuery(groupId));
  const resolve = useResolveReport(groupId);
  if (reports.length === 0) return null;
  return (
    <Panel title={t.reports(reports.length)}>
      <FormProblem error={resolve.error} />
      <ul className={classes.list}>
        {reports.map(({ id, postId, reason, reporterName }) => (
          <li key={id} className={classes.report}>
            <div className={classes.text}>
              <UserText block>{reason}</UserText>
              <span className={classes.by}>{t.reportedBy(isolate(reporterName))}</span>
            </div>
            <span className={classes.actions}>
              <ButtonLink
                to="/groups/$groupId/posts/$postId"
                params={{ groupId, postId }}
                variant="default"
                size="sm"
              >
                {t.look}
              </ButtonLink>
              <Button
                size="sm"
                loading={resolve.isPending && resolve.variables === id}
                onClick={() => resolve.mutate(id)}
              >
                {t.resolve}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
