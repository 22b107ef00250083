// Generated from docs/api by `npm run openapi`.
import type { components as edgeComponents, paths as edgePaths } from './edge.ts';
import type { components as identityComponents, paths as identityPaths } from './identity.ts';
import type { components as studentsComponents, paths as studentsPaths } from './students.ts';
import type { components as tutorsComponents, paths as tutorsPaths } from './tutors.ts';
import type { components as groupsComponents, paths as groupsPaths } from './groups.ts';
import type { components as calendarComponents, paths as calendarPaths } from './calendar.ts';
import type { components as notificationsComponents, paths as notificationsPaths } from './notifications.ts';

export type Paths = edgePaths & identityPaths & studentsPaths & tutorsPaths & groupsPaths & calendarPaths & notificationsPaths;

export type Schemas = {
  edge: edgeComponents['schemas'];
  identity: identityComponents['schemas'];
  students: studentsComponents['schemas'];
  tutors: tutorsComponents['schemas'];
  groups: groupsComponents['schemas'];
  calendar: calendarComponents['schemas'];
  notifications: notificationsComponents['schemas'];
};
