import { Stack } from '@mantine/core';
import { TabLink, TabLinks } from '../../components/ui/tab-links.tsx';
import { TutorStanding } from '../../features/approvals/components/tutor-standing.tsx';
import { approvalMessages } from '../../features/approvals/messages.ts';
import { useMessages } from '../../i18n/messages.ts';
import { approvalsRoute } from './routes.ts';

const exact = { exact: true, includeSearch: true };

export function ApprovalsPage() {
  const t = useMessages(approvalMessages);
  const { show = 'pending', q } = approvalsRoute.useSearch();
  const navigate = approvalsRoute.useNavigate();
  return (
    <Stack>
      <TabLinks label={t.label}>
        <TabLink to="/programme" search={{}} activeOptions={exact}>
          {t.pending}
        </TabLink>
        <TabLink to="/programme" search={{ show: 'approved' }} activeOptions={{ includeSearch: true }}>
          {t.approved}
        </TabLink>
        <TabLink to="/programme" search={{ show: 'suspended' }} activeOptions={{ includeSearch: true }}>
          {t.suspended}
        </TabLink>
      </TabLinks>
      <TutorStanding
        key={show}
        status={show}
        q={q}
        onSearch={(words) =>
          void navigate({ search: { show, ...(words && { q: words }) }, replace: true, resetScroll: false })
        }
      />
    </Stack>
  );
}
