export const roles = ['student', 'tutor', 'coordinator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** In the order of `roles`, each once. */
export function sortRoles(given: readonly Role[]): Role[] {
  return roles.filter((role) => given.includes(role));
}

export function addRole(current: readonly Role[], role: Role): Role[] {
  return sortRoles([...current, role]);
}

/** Nobody is left without a role: the last one gives way to `student`. */
export function removeRole(current: readonly Role[], role: Role): Role[] {
  const rest = sortRoles(current.filter((other) => other !== role));
  return rest.length > 0 ? rest : ['student'];
}

export function isSameRoles(one: readonly Role[], other: readonly Role[]): boolean {
  return sortRoles(one).join() === sortRoles(other).join();
}
