import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { forgetAccessToken } from '../../api/access-token.ts';
import { MyData } from '../../features/settings/components/my-data.tsx';
import { dropOfflineCopy } from '../../session/offline-copy.ts';

export function MyDataPage() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = () => {
    forgetAccessToken();
    queries.clear();
    void dropOfflineCopy();
    void navigate({ to: '/' });
  };
  return <MyData onDeleted={leave} />;
}
