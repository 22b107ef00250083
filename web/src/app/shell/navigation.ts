import {
  IconCalendarEvent,
  IconCalendarMonth,
  IconClipboardCheck,
  IconHome,
  IconSchool,
  IconSearch,
  IconSettings,
  IconShieldCog,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { Role } from '../../api/types.ts';
import type { shellMessages } from './messages.ts';

type TextKey = keyof (typeof shellMessages)['en'];

export interface Destination {
  readonly to: NonNullable<LinkProps['to']>;
  readonly text: TextKey;
  /** For the bar at the bottom of a phone, where there is room for a word. */
  readonly shortText?: TextKey;
  readonly icon: TablerIcon;
  /** On a phone: in the bar, or behind "More". */
  readonly place: 'bar' | 'more';
  /** Only for people with one of these. */
  readonly roles?: readonly Role[];
}

/** Where one can go from everywhere, in order. */
export const destinations: readonly Destination[] = [
  { to: '/home', text: 'home', icon: IconHome, place: 'bar' },
  { to: '/find', text: 'find', shortText: 'findShort', icon: IconSearch, place: 'bar' },
  { to: '/sessions', text: 'sessions', icon: IconCalendarEvent, place: 'bar' },
  { to: '/calendar', text: 'calendar', icon: IconCalendarMonth, place: 'bar' },
  { to: '/groups', text: 'groups', icon: IconUsersGroup, place: 'bar' },
  { to: '/teach', text: 'teach', icon: IconSchool, place: 'more' },
  {
    to: '/programme',
    text: 'programme',
    icon: IconClipboardCheck,
    place: 'more',
    roles: ['coordinator', 'admin'],
  },
  { to: '/admin', text: 'admin', icon: IconShieldCog, place: 'more', roles: ['admin'] },
  { to: '/settings', text: 'settings', icon: IconSettings, place: 'more' },
];
