import { Finder } from '../../features/finder/components/finder.tsx';
import { findTimeRoute } from './routes.ts';
import { useGroup } from './use-group.ts';

export function FindTimePage() {
  const { group, rights } = useGroup();
  const params = findTimeRoute.useSearch();
  const navigate = findTimeRoute.useNavigate();
  if (!rights.isMember) return null;
  return (
    <Finder
      groupId={group.id}
      memberCount={group.memberCount}
      mayPlan={rights.mayPlan}
      params={params}
      onChange={(part) =>
        void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false })
      }
    />
  );
}
