import type { ServiceClient } from '@studyhall/http';
import type { ServiceName } from '@studyhall/platform';
import type { Context } from '../context.ts';
import { insertAuditEntries } from '../data/audit-repository.ts';
import { IncompleteExportError } from '../errors.ts';
import { loadOwnRecord, type OwnRecord } from './load-own-record.ts';

export interface PersonExport {
  readonly identity: OwnRecord;
  /** By service: what it holds, in its own words. */
  readonly services: Readonly<Record<string, unknown>>;
}

/** Everything that any service holds of a person. Throws IncompleteExportError rather than leave one out. */
export async function exportPerson(
  context: Context,
  { personId, network }: { personId: string; network: string },
): Promise<PersonExport> {
  const { clients, db, now } = context;
  const gathered = await Promise.all(
    [...clients].map(async ([name, client]) => [name, await ask(name, client, personId)] as const),
  );
  const identity = await loadOwnRecord(context, personId);
  const entry = { action: 'account.exported', actorId: personId, subjectId: personId, network } as const;
  await db.transaction((tx) => insertAuditEntries(tx, [entry], now()));
  return { identity, services: Object.fromEntries(gathered) };
}

/** Null from a service that knows nothing of the person. */
async function ask(name: ServiceName, client: ServiceClient, personId: string): Promise<unknown> {
  const path = `/internal/people/${personId}`;
  const { status, body } = await client
    .request({ method: 'GET', path, timeoutMs: 15_000 })
    .catch((error: unknown) => {
      throw new IncompleteExportError(name, error);
    });
  if (status === 404) return null;
  if (status !== 200) throw new IncompleteExportError(name, new Error(`${name} answered ${status}`));
  return body;
}
