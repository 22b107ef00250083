import { toDatabaseInstant } from '@studyhall/db';
import type { Context } from '../context.ts';
import { findAuditEntries } from '../data/audit-repository.ts';
import { findRoles } from '../data/role-repository.ts';
import { findSessions } from '../data/session-repository.ts';
import { findUser } from '../data/user-repository.ts';
import { presentAuditEntry, presentSession, presentUser } from '../presenters.ts';

/** The newest; older ones are gone by the audit log's own retention or of no use to anybody. */
const longestList = 1_000;

export type OwnRecord = Awaited<ReturnType<typeof loadOwnRecord>>;

/** What this service itself holds of a person, without secrets; `user` is null when it holds no account. */
export async function loadOwnRecord({ db, now }: Pick<Context, 'db' | 'now'>, personId: string) {
  const user = await findUser(db.read, personId);
  const sessions = await findSessions(db.read, {
    userId: personId,
    now: toDatabaseInstant(now()),
    limit: longestList,
  });
  const audit = await findAuditEntries(db.read, { subjectId: personId, limit: longestList });
  return {
    user: user && presentUser(user, await findRoles(db.read, personId)),
    sessions: sessions.map((session) => presentSession(session, null)),
    audit: audit.map(presentAuditEntry),
  };
}
