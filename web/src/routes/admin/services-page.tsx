import { Services } from '../../features/operations/components/services.tsx';

export function ServicesPage() {
  return <Services />;
}
