import { homeRoutes } from './home/routes.ts';
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
    ...teachingRoutes,
    ...settingsRoutes,
  ]),
]);
