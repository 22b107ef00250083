import { adminRoutes } from './admin/routes.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { groupRoutes } from './groups/routes.ts';
import { homeRoutes } from './home/routes.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { programmeRoutes } from './programme/routes.ts';
import { publicRoutes } from './public/routes.ts';
import { rootRoute, shellRoute } from './root-route.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { settingsRoutes } from './settings/routes.ts';
import { teachingRoutes } from './teaching/routes.ts';
import { tutorRoutes } from './tutors/routes.ts';

export const routeTree = rootRoute.addChildren([
  publicRoutes,
  shellRoute.addChildren([
    ...homeRoutes,
    ...tutorRoutes,
    ...sessionRoutes,
    ...groupRoutes,
    ...teachingRoutes,
    ...calendarRoutes,
    ...notificationRoutes,
    ...programmeRoutes,
    ...adminRoutes,
    ...settingsRoutes,
  ]),
]);
