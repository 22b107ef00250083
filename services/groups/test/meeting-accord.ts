import type { Someone } from './groups-app.ts';
import type { Meetings } from './meetings.ts';

/** What is wrong between what people said and what the ledger has; empty when the two agree one to one. */
export async function findDisagreements(meetings: Meetings, people: readonly Someone[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { id } of people) {
    const person = await meetings.world.renew({ ...(await meetings.world.someone({ id })) });
    const said = await listSaid(meetings, id);
    const entries = (await meetings.calendar(person)).filter(({ kind }) => kind === 'meeting');
    const kept = entries.map(({ links, start, end, title, tentative }) =>
      describe({ id: links.meetingId ?? '?', start, end, title, tentative }),
    );
    if (said.join() !== kept.toSorted().join()) {
      problems.push(`${id} said yes to ${said.join(' ')} and has time for ${kept.toSorted().join(' ')}`);
    }
    problems.push(...findOverlaps(entries.filter(({ tentative }) => !tentative)));
  }
  return problems;
}

/** Every yes to a meeting that still takes place, at the time that the meeting has now. */
async function listSaid({ world }: Meetings, personId: string): Promise<string[]> {
  const rows = await world.context.db.read
    .selectFrom('meeting_answers as a')
    .innerJoin('meetings as m', 'm.id', 'a.meeting_id')
    .select(['m.id', 'm.start_at', 'm.end_at', 'm.title', 'a.tentative'])
    .where('a.person_id', '=', personId)
    .where('a.answer', '=', 'yes')
    .where('m.status', '=', 'planned')
    .execute();
  return rows
    .map(({ id, start_at, end_at, title, tentative }) =>
      describe({ id, start: toInstant(start_at), end: toInstant(end_at), title, tentative: tentative === 1 }),
    )
    .toSorted();
}

interface Yes {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly title: string;
  readonly tentative: boolean;
}

function describe({ id, start, end, title, tentative }: Yes): string {
  return `${id.slice(-6)} ${start}-${end} ${title}${tentative ? '?' : ''}`;
}

function toInstant(stored: string): string {
  return `${stored.replace(' ', 'T')}Z`;
}

function findOverlaps(entries: readonly { readonly start: string; readonly end: string }[]): string[] {
  const sorted = entries.toSorted((a, b) => (a.start < b.start ? -1 : 1));
  return sorted.flatMap((entry, index) => {
    const next = sorted[index + 1];
    return next && next.start < entry.end ? [`${entry.start} overlaps ${next.start}`] : [];
  });
}
