import { useQuery } from '@tanstack/react-query';
import { QueryView } from '../../components/ui/query-view.tsx';
import { PolicyForm } from '../../features/policy/components/policy-form.tsx';
import { policyQuery } from '../../session/policy-query.ts';

export function PolicyPage() {
  const query = useQuery(policyQuery);
  return <QueryView query={query}>{(policy) => <PolicyForm policy={policy} />}</QueryView>;
}
