import { UserList } from '../../features/users/components/user-list.tsx';
import { usersRoute } from './routes.ts';

export function UsersPage() {
  const { q } = usersRoute.useSearch();
  const navigate = usersRoute.useNavigate();
  return (
    <UserList
      q={q}
      onSearch={(words) =>
        void navigate({ search: words ? { q: words } : {}, replace: true, resetScroll: false })
      }
    />
  );
}
