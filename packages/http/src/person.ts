import { Type } from './type.ts';

export const roles = ['student', 'tutor', 'coordinator', 'admin'] as const;
export type Role = (typeof roles)[number];

export const RoleSchema = Type.Enum([...roles], { $id: 'Role', type: 'string' });

/** Who asks, as their token says. */
export interface Person {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly email: string;
  readonly name: string;
}

export function isRole(text: unknown): text is Role {
  return roles.some((role) => role === text);
}
