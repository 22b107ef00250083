import { currentSpan, inSpan } from '@studyhall/telemetry';

const longestText = 1_000;

/** A span for a statement where somebody sees it. Its text has placeholders where values go, and no value. */
export function traceStatement<R>(system: string, sql: string, work: () => Promise<R>): Promise<R> {
  if (!currentSpan()?.isRecording) return work();
  const attributes = { 'db.system.name': system, 'db.query.text': sql.slice(0, longestText) };
  return inSpan({ name: summarize(sql), kind: 'client', attributes }, work);
}

/** From the wait for a connection to the end of the commit, with every attempt that lost against another. */
export function traceTransaction<R>(system: string, work: () => Promise<R>): Promise<R> {
  if (!currentSpan()?.isRecording) return work();
  return inSpan({ name: 'transaction', kind: 'client', attributes: { 'db.system.name': system } }, work);
}

/** What it does, and to which table first: `SELECT tutors`. */
function summarize(sql: string): string {
  const [, verb = 'statement'] = /^\s*(\w+)/.exec(sql) ?? [];
  const [, table] = /\b(?:from|into|update)\s+[`"]?(\w+)/i.exec(sql) ?? [];
  return table === undefined ? verb.toUpperCase() : `${verb.toUpperCase()} ${table}`;
}
