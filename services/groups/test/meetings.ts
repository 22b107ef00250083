import type { TestEngine } from '@studyhall/testing';
import { expectStatus, type GroupsWorld, type ProblemBody, type Someone, useGroups } from './groups-app.ts';

const hour = 3_600_000;
const midnight = Date.parse('2026-03-02T00:00:00Z');

/** An instant so many hours after midnight of the Monday on which suites begin. */
export function at(hours: number): string {
  return new Date(midnight + hours * hour).toISOString();
}

export interface MeetingBody {
  readonly id: string;
  readonly groupId: string;
  readonly seriesId: string | null;
  readonly occursOn: string;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly status: string;
  readonly version: number;
  readonly capacity: number | null;
  readonly seatsLeft: number | null;
  readonly answers: {
    readonly yes: number;
    readonly tentative: number;
    readonly maybe: number;
    readonly no: number;
  };
  readonly myAnswer: { readonly answer: string; readonly tentative: boolean } | null;
  readonly people: readonly {
    readonly userId: string;
    readonly answer: string;
    readonly tentative: boolean;
  }[];
  readonly occurrences: readonly { readonly id: string; readonly start: string; readonly clashes: number }[];
  readonly changed: number;
  readonly cancelled: number;
  readonly clashes: number;
}

export type Problem = ProblemBody & {
  readonly clashes: readonly { readonly kind: string; readonly title: string; readonly start: string }[];
  readonly errors: readonly { readonly path: string }[];
};

export interface Entry {
  readonly start: string;
  readonly end: string;
  readonly kind: string;
  readonly title: string;
  readonly tentative: boolean;
  readonly links: { readonly meetingId?: string };
}

/** What people do with meetings, over HTTP. */
export class Meetings {
  readonly world: GroupsWorld;

  constructor(world: GroupsWorld) {
    this.world = world;
  }

  /** An hour on Tuesday at 10:00 UTC. */
  tryToPlan(person: Someone, groupId: string, overrides: Record<string, unknown> = {}) {
    const body = { title: 'Reading', start: at(34), minutes: 60, ...overrides };
    const path = `/api/groups/${groupId}/meetings`;
    return this.world.api.post<MeetingBody & Problem>(path, { token: person.token, body });
  }

  async plan(
    person: Someone,
    groupId: string,
    overrides: Record<string, unknown> = {},
  ): Promise<MeetingBody> {
    const answer = await this.tryToPlan(person, groupId, overrides);
    expectStatus(answer, 201);
    return answer.body;
  }

  rsvp(person: Someone, meetingId: string, answer = 'yes', tentative?: boolean) {
    const body = { answer, ...(tentative !== undefined && { tentative }) };
    const path = `/api/meetings/${meetingId}/rsvp`;
    return this.world.api.post<MeetingBody & Problem>(path, { token: person.token, body });
  }

  get(person: Someone, meetingId: string) {
    return this.world.api.get<MeetingBody & Problem>(`/api/meetings/${meetingId}`, { token: person.token });
  }

  change(person: Someone, meetingId: string, body: object) {
    return this.world.api.patch<MeetingBody & Problem>(`/api/meetings/${meetingId}`, {
      token: person.token,
      body,
    });
  }

  cancel(person: Someone, meetingId: string, body: object = {}) {
    return this.world.api.post<MeetingBody & Problem>(`/api/meetings/${meetingId}/cancel`, {
      token: person.token,
      body,
    });
  }

  async list(person: Someone, path: string): Promise<MeetingBody[]> {
    const answer = await this.world.api.get<{ items: MeetingBody[] }>(path, { token: person.token });
    expectStatus(answer, 200);
    return answer.body.items;
  }

  /** What stands in somebody's calendar in the weeks around. */
  async calendar(person: Someone): Promise<Entry[]> {
    const path = `/api/calendar/me?from=${at(-24)}&to=${at(58 * 24)}&limit=100`;
    const answer = await this.world.calendarApi.get<{ items: Entry[] }>(path, { token: person.token });
    expectStatus(answer, 200);
    return answer.body.items;
  }

  /** Takes someone's time for a session. */
  async occupy(person: Pick<Someone, 'id'>, start: string, end: string): Promise<void> {
    const token = await this.world.serviceToken('calendar');
    const ref = `session:${crypto.randomUUID()}`;
    const body = { ref, people: [person.id], start, end, kind: 'session', title: 'CS-101 tutoring' };
    expectStatus(await this.world.calendarApi.post('/internal/reservations', { token, body }), 201);
  }

  /** Lets nobody ask when somebody is free. */
  async shareWithNobody({ token }: Someone): Promise<void> {
    const body = { freeBusy: 'nobody', nameWhenMissing: false };
    expectStatus(await this.world.calendarApi.put('/api/calendar/me/sharing', { token, body }), 200);
  }

  /** A group of so many, of whom the first owns it. */
  async groupOf(size: number, overrides: Record<string, unknown> = {}) {
    const people = await this.world.people(size);
    const [owner] = people;
    if (!owner) throw new Error('A group has an owner');
    const group = await this.world.group(owner, { capacity: Math.max(10, size), ...overrides });
    for (const person of people.slice(1)) expectStatus(await this.world.join(person, group.id), 200);
    return { people, owner, groupId: group.id };
  }
}

/** Groups and the calendar, both real, each on a database of its own. */
export function useMeetings(engine: TestEngine): Meetings {
  return new Meetings(useGroups(engine, { withCalendar: true }));
}
