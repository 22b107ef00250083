import {
  IconBell,
  IconChartBar,
  IconDeviceMobile,
  IconHourglassEmpty,
  IconMail,
  IconMessageCircle,
  IconSchool,
  IconShieldLock,
  IconUserCheck,
  IconUserPlus,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';

const icons: Readonly<Record<string, TablerIcon>> = {
  session: IconSchool,
  waitlist: IconHourglassEmpty,
  tutor: IconUserCheck,
  group: IconUserPlus,
  meeting: IconUsers,
  poll: IconChartBar,
  post: IconMessageCircle,
  security: IconShieldLock,
  mail: IconMail,
  push: IconDeviceMobile,
};

/** What a kind of notification is about, as a picture: the part before its dot. */
export function AreaIcon({ kind, size = 20 }: { kind: string; size?: number }) {
  const Icon = icons[kind.split('.')[0] ?? ''] ?? IconBell;
  return <Icon size={size} stroke={1.7} aria-hidden="true" />;
}
