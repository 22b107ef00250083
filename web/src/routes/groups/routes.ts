import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { groupQuery } from '../../components/groups/group-query.ts';
import { readFinderParams } from '../../features/finder/finder-params.ts';
import { readGroupSearchParams } from '../../features/groups/search-params.ts';
import { readPlanParams } from '../../features/meetings/plan-params.ts';
import { readPollParams } from '../../features/polls/poll-params.ts';
import { shellRoute } from '../root-route.ts';

export const groupsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/groups',
  validateSearch: readGroupSearchParams,
  component: lazyRouteComponent(() => import('./groups-page.tsx'), 'GroupsPage'),
});

const newGroupRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/groups/new',
  component: lazyRouteComponent(() => import('./new-group-page.tsx'), 'NewGroupPage'),
});

/** Around every page of one group. */
export const groupRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/groups/$groupId',
  // Beside the page's own code, not after it.
  loader: ({ context: { queries }, params: { groupId } }) => void queries.prefetchQuery(groupQuery(groupId)),
  component: lazyRouteComponent(() => import('./group-layout.tsx'), 'GroupLayout'),
});

const overviewRoute = createRoute({
  getParentRoute: () => groupRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./overview-page.tsx'), 'GroupOverviewPage'),
});

const postPages = () => import('./posts-pages.tsx');

const postsRoute = createRoute({
  getParentRoute: () => groupRoute,
  path: '/posts',
  component: lazyRouteComponent(postPages, 'GroupPostsPage'),
});

export const postRoute = createRoute({
  getParentRoute: () => groupRoute,
  path: '/posts/$postId',
  component: lazyRouteComponent(postPages, 'GroupPostPage'),
});

const meetingPages = () => import('./meetings-pages.tsx');

export const meetingsRoute = createRoute({
  getParentRoute: () => groupRoute,
  path: '/meetings',
  validateSearch: ({ show }: { show?: unknown }): { show?: 'past' } => (show === 'past' ? { show } : {}),
  component: lazyRouteComponent(meetingPages, 'GroupMeetingsPage'),
});

export const newMeetingRoute = createRoute({
  getParentRoute: () => groupRoute,
  path: '/meetings/new',
  validateSearch: readPlanParams,
  component: lazyRouteComponent(() => import('./new-meeting-page.tsx'), 'NewMeetingPage'),
});

export const groupMeetingRoute = createRoute({
  getParentRoute: () => groupRoute,
  path: '/meetings/$meetingId',
  validateSearch: ({ moveTo }: { moveTo?: unknown }): { moveTo?: string } =>
    typeof moveTo === 'string' && !Number.isNaN(Date.parse(moveTo)) ? { moveTo } : {},
  component: lazyRouteComponent(meetingPages, 'GroupMeetingPage'),
});

const pollPages = () => import('./polls-pages.tsx');

const pollsRoute = createRoute({
  getParentRoute: () => groupRoute,
  path: '/polls',
  component: lazyRouteComponent(pollPages, 'GroupPollsPage'),
});

export const newPollRoute = createRoute({
  getParentRoute: () => groupRoute,
  path: '/polls/new',
  validateSearch: readPollParams,
  component: lazyRouteComponent(() => import('./new-poll-page.tsx'), 'NewPollPage'),
});

export const pollRoute = createRoute({
  getParentRoute: () => groupRoute,
  path: '/polls/$pollId',
  component: lazyRouteComponent(pollPages, 'GroupPollPage'),
});

export const findTimeRoute = createRoute({
  getParentRoute: () => groupRoute,
  path: '/find-time',
  validateSearch: readFinderParams,
  component: lazyRouteComponent(() => import('./find-time-page.tsx'), 'FindTimePage'),
});

const membersRoute = createRoute({
  getParentRoute: () => groupRoute,
  path: '/members',
  component: lazyRouteComponent(() => import('./members-page.tsx'), 'GroupMembersPage'),
});

const editRoute = createRoute({
  getParentRoute: () => groupRoute,
  path: '/edit',
  component: lazyRouteComponent(() => import('./edit-group-page.tsx'), 'EditGroupPage'),
});

/** Where the link of an invitation leads. */
export const invitationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/invitations/$token',
  component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
});

export const groupRoutes = [
  groupsRoute,
  newGroupRoute,
  groupRoute.addChildren([
    overviewRoute,
    postsRoute,
    postRoute,
    meetingsRoute,
    newMeetingRoute,
    groupMeetingRoute,
    pollsRoute,
    newPollRoute,
    pollRoute,
    findTimeRoute,
    membersRoute,
    editRoute,
  ]),
  invitationRoute,
] as const;
