import { readFileSync } from 'node:fs';
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { toDatabaseInstant } from '@studyhall/db';
import {
  addLocalDays,
  findSlots,
  formatInstant,
  parseInstant,
  slotWindow,
  startOfLocalWeek,
  type WeeklyHours,
} from '@studyhall/time';
import { openBare, toMilliseconds } from './database.ts';
import { call, sendJson, serve } from './server.ts';

const [calendar = '', place = ''] = process.argv.slice(2);
const query = openBare(place, 'tutors');
const policies = readFileSync(new URL('../../services/tutors/src/policies.cedar', import.meta.url), 'utf8');
preparsePolicySet('bare', { staticPolicies: policies });

const findRevision = 'SELECT revision, search_tie FROM tutors WHERE id = ?';
const findTutor = 'SELECT * FROM tutors WHERE id = ?';
const findStarts = `SELECT start_at FROM sessions WHERE tutor_id = ? AND start_at >= ? AND start_at < ?
  AND status IN ('held', 'offered', 'requested', 'confirmed', 'completed', 'no-show')`;

interface Tutor {
  readonly revision: unknown;
  readonly row: Record<string, unknown>;
  readonly hours: WeeklyHours;
}
const parsed = new Map<string, Tutor>();

async function loadTutor(id: string): Promise<Tutor> {
  const [current] = await query(findRevision, [id]);
  const known = parsed.get(id);
  if (known && known.revision === current?.['revision']) return known;
  const [row] = await query(findTutor, [id]);
  if (!row) throw new Error('no such tutor');
  const tutor = { revision: row['revision'], row, hours: JSON.parse(String(row['hours'])) };
  parsed.set(id, tutor);
  return tutor;
}

function decide(tutorId: string, status: unknown): void {
  const principal = { type: 'Person', id: 'someone' };
  const resource = { type: 'Tutor', id: tutorId };
  const answer = statefulIsAuthorized({
    principal,
    action: { type: 'Action', id: 'readSlots' },
    resource,
    context: {},
    preparsedPolicySetId: 'bare',
    entities: [
      { uid: principal, attrs: { id: 'someone', roles: ['student'] }, parents: [] },
      { uid: resource, attrs: { status: String(status), ownerId: tutorId }, parents: [] },
    ],
  });
  if (answer.type === 'failure' || answer.response.decision !== 'allow') throw new Error('not allowed');
}

await serve(async (incoming, outgoing) => {
  const url = new URL(incoming.url ?? '', 'http://bare');
  const id = url.pathname.split('/')[3] ?? '';
  const range = {
    start: parseInstant(url.searchParams.get('from') ?? ''),
    end: parseInstant(url.searchParams.get('to') ?? ''),
  };
  const { row, hours } = await loadTutor(id);
  decide(id, row['status']);
  const now = Date.now();
  const { timeZone } = hours;
  const minutes = Number(url.searchParams.get('minutes'));
  const rules = {
    minutes,
    stepMinutes: 15,
    bufferMinutes: Number(row['buffer_minutes']),
    earliest: now,
    noticeUntil: now + Number(row['min_notice_minutes']) * 60_000,
    horizonEnd: addLocalDays(now, timeZone, Number(row['max_advance_days'])),
    fullWeeks: [],
  };
  const window = slotWindow(timeZone, range, rules);
  const weeks = [startOfLocalWeek(range.start, timeZone), range.end + 7 * 86_400_000].map(toDatabaseInstant);
  const asked = JSON.stringify({
    people: [id],
    from: formatInstant(window.start),
    to: formatInstant(window.end),
  });
  const [answer, starts] = await Promise.all([
    call(`${calendar}/internal/free-busy`, asked),
    query(findStarts, [id, ...weeks]),
  ]);
  starts.map((start) => toMilliseconds(start['start_at']));
  const { busy } = JSON.parse(answer).people[0];
  const found = findSlots({ hours, busy, range, rules });
  const length = minutes * 60_000;
  const slots = found.starts.map((start) => ({
    start: formatInstant(start),
    end: formatInstant(start + length),
  }));
  sendJson(outgoing, JSON.stringify({ slots, removed: found.removed }));
});
