import { Select, type SelectProps } from '@mantine/core';
import { allZones } from '../../time/zone.ts';

const zones = allZones().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));

/** IANA time zones by name. */
export function ZoneSelectBox(props: Omit<SelectProps, 'data'>) {
  return <Select searchable allowDeselect={false} limit={60} data={zones} {...props} />;
}
