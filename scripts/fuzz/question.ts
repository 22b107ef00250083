import type { Operation } from './operations.ts';
import type { FuzzRequest } from './requests.ts';
import type { Kind } from './values.ts';

export const roles = ['nobody', 'student', 'tutor', 'coordinator', 'admin'] as const;
export type Role = (typeof roles)[number];

export interface Question {
  readonly operation: Operation;
  readonly kind: Kind;
  readonly role: Role;
  readonly request: FuzzRequest;
}

const longestText = 600;

export function describeQuestion({ operation, kind, role, request }: Question): string {
  const asked = JSON.stringify(request).slice(0, longestText);
  return `${operation.method} ${operation.path} as ${role}, ${kind}, asked ${asked}`;
}
