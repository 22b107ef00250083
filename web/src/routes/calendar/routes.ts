import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { api, unwrap } from '../../api/client.ts';
import { readCalendarSearch } from '../../features/calendar/calendar-search.ts';
import { shellRoute } from '../root-route.ts';

export const calendarLayoutRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/calendar',
  component: lazyRouteComponent(() => import('./calendar-layout.tsx'), 'CalendarLayout'),
});

export const calendarRoute = createRoute({
  getParentRoute: () => calendarLayoutRoute,
  path: '/',
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
});

const timetableRoute = createRoute({
  getParentRoute: () => calendarLayoutRoute,
  path: '/timetable',
  component: lazyRouteComponent(() => import('./timetable-page.tsx'), 'TimetablePage'),
});

const otherCalendarsRoute = createRoute({
  getParentRoute: () => calendarLayoutRoute,
  path: '/others',
  component: lazyRouteComponent(() => import('./other-calendars-page.tsx'), 'OtherCalendarsPage'),
});

/** A calendar knows a meeting, and not whose it is: the group has the page. */
const meetingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/meetings/$meetingId',
  loader: async ({ params: { meetingId } }) => {
    const { groupId } = await unwrap(api.GET('/api/meetings/{id}', { params: { path: { id: meetingId } } }));
    throw redirect({ href: `/groups/${groupId}/meetings/${meetingId}`, replace: true });
  },
});

export const calendarRoutes = [
  calendarLayoutRoute.addChildren([calendarRoute, timetableRoute, otherCalendarsRoute]),
  meetingRoute,
] as const;
