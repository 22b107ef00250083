import { AuditLog } from '../../features/audit/components/audit-log.tsx';
import { auditRoute } from './routes.ts';

export function AuditPage() {
  const search = auditRoute.useSearch();
  const navigate = auditRoute.useNavigate();
  return (
    <AuditLog
      value={search}
      onChange={({ action, person }) =>
        void navigate({
          search: { ...(action && { action }), ...(person && { person }) },
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
}
