import type { CloudEvent, EventHandlers } from '@studyhall/events';
import { NotFoundError } from '@studyhall/http';
import type { Transaction } from 'kysely';
import { changeRoles } from './commands/change-roles.ts';
import { insertAuditEntries } from './data/audit-repository.ts';
import type { Tables } from './data/tables.ts';
import { addRole, type Role, removeRole } from './domain/role.ts';

type TutorDecision = CloudEvent<'tutor.approved' | 'tutor.suspended'>;

/** Publishes `person.registered`, `roles.changed` and `security.*`; hears what the tutors service decides about tutors. */
export const handlers: EventHandlers<Tables> = {
  'tutor.approved': (tx, event) => applyDecision(tx, event, (roles) => addRole(roles, 'tutor')),
  'tutor.suspended': (tx, event) => applyDecision(tx, event, (roles) => removeRole(roles, 'tutor')),
};

async function applyDecision(
  tx: Transaction<Tables>,
  { type, time, data }: TutorDecision,
  decide: (roles: readonly Role[]) => Role[],
): Promise<void> {
  const { tutorId, byPersonId = null, reason } = data;
  const at = Date.parse(time);
  const details = reason === undefined ? {} : { reason: reason.slice(0, longestReason) };
  await insertAuditEntries(tx, [{ action: type, actorId: byPersonId, subjectId: tutorId, details }], at);
  try {
    await changeRoles(tx, { userId: tutorId, decide, byPersonId, at });
  } catch (error) {
    // Somebody who was erased meanwhile has no roles to change.
    if (!(error instanceof NotFoundError)) throw error;
  }
}

const longestReason = 500;
