import { formatInstant, type Instant } from '@studyhall/time';
import { buildMeetings, buildPolls, type Meeting, type Poll } from './group-meetings.ts';
import { type GroupPlan, groupPlans, type PostPlan } from './group-plans.ts';
import { demoId } from './ids.ts';
import type { Student } from './people.ts';
import { Random } from './random.ts';

/** A group as the groups service imports one. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly courseCode: string | null;
  readonly topic: string | null;
  readonly description: string;
  readonly joinPolicy: string;
  readonly capacity: number;
  readonly timeZone: string;
  readonly rules: object;
  readonly createdAt: string;
  readonly members: readonly { readonly userId: string; readonly name: string; readonly role: string }[];
  readonly meetings: readonly Meeting[];
  readonly polls: readonly Poll[];
  readonly posts: readonly (Text & { readonly pinned: boolean; readonly replies: readonly Text[] })[];
}

interface Text {
  readonly id: string;
  readonly authorId: string;
  readonly body: string;
  readonly at: string;
}

interface Campus {
  readonly students: readonly Student[];
  readonly timeZone: string;
  readonly now: Instant;
}

/** Of their own, so that groups change nothing about the rest of the university. */
const seed = 3_031;
const hour = 3_600_000;
const day = 24 * hour;

/** A dozen groups, each with people who take its course. */
export function buildGroups(campus: Campus): Group[] {
  const random = new Random(seed);
  return groupPlans.map((plan, index) => buildGroup(plan, index, { ...campus, random }));
}

function buildGroup(plan: GroupPlan, index: number, campus: Campus & { readonly random: Random }): Group {
  const { now, timeZone, random } = campus;
  const members = pickMembers(plan, campus);
  const createdAt = now - random.integer(20, 40) * day;
  let written = 0;
  const write = ({ by, text }: Pick<PostPlan, 'by' | 'text'>): Text => {
    written += 1;
    const author = members[by] ?? members[0];
    return {
      id: demoId(`post of ${plan.name}`, written),
      authorId: author?.id ?? '',
      body: text.replaceAll(/\{(\d)\}/g, (_, number: string) => members[Number(number)]?.name ?? ''),
      at: formatInstant(Math.min(now, createdAt + written * random.integer(20, 60) * hour)),
    };
  };
  return {
    id: demoId('group', index),
    name: plan.name,
    courseCode: plan.course ?? null,
    topic: plan.topic ?? null,
    description: plan.description,
    joinPolicy: plan.joinPolicy,
    capacity: plan.capacity,
    timeZone,
    rules: plan.rules ?? {},
    createdAt: formatInstant(createdAt),
    members: members.map(({ id, name }, place) => ({
      userId: id,
      name,
      role: roleOf(place, members.length),
    })),
    meetings: buildMeetings(plan, { members, timeZone, now }),
    polls: buildPolls(plan, { members, timeZone, now }),
    posts: plan.posts.map((post) => ({
      ...write(post),
      pinned: post.pinned ?? false,
      replies: (post.replies ?? []).map(write),
    })),
  };
}

/** Every larger group has a moderator besides its owner. */
function roleOf(place: number, size: number): string {
  if (place === 0) return 'owner';
  return place === 1 && size > 5 ? 'moderator' : 'member';
}

/** The student whom the documentation names first or second, and others who take the course. */
function pickMembers(
  { course, people, first }: GroupPlan,
  { students, random }: Pick<Campus, 'students'> & { readonly random: Random },
): Student[] {
  const [named, ...others] = students;
  const candidates = others.filter(({ courses }) => course === undefined || courses.includes(course));
  const picked = random.sample(candidates, first && named ? people - 1 : people);
  if (!first || !named) return picked;
  return first === 'owner' ? [named, ...picked] : [...picked.slice(0, 1), named, ...picked.slice(1)];
}
