import { type Instant, localDateOf } from '@studyhall/time';
import { type Course, courses } from './courses.ts';
import { buildGroups, type Group } from './groups.ts';
import { buildPeople, type Person, type Student } from './people.ts';
import { Random } from './random.ts';
import { type Session, SessionPlanner } from './sessions.ts';
import { type Term, termsAround } from './terms.ts';
import { buildTimetables, type Timetable } from './timetables.ts';
import { buildFirstTutor, buildTutor, type Tutor } from './tutors.ts';

/** Everybody's at the demo university, and no secret. */
export const demoPassword = 'study-hall-demo';

const seed = 2_027;
const applicantCount = 4;
const homeZone = 'Asia/Karachi';

/** What each service imports. */
export interface University {
  readonly identity: { readonly people: readonly (Person & { readonly password: string })[] };
  readonly students: {
    readonly courses: readonly Course[];
    readonly terms: readonly Term[];
    readonly profiles: readonly object[];
  };
  readonly tutors: {
    readonly tutors: readonly Tutor[];
    readonly policy: object;
    readonly sessions: readonly Session[];
  };
  readonly groups: { readonly groups: readonly Group[] };
  readonly calendar: { readonly timetables: readonly Timetable[] };
}

/**
 * Margalla University in Islamabad: the same people with the same ids every time, and terms and sessions around
 * the day of `now`.
 */
export function buildUniversity(now: Instant): University {
  const random = new Random(seed);
  const { students, tutors: tutorPeople, coordinator, admin } = buildPeople(random);
  const today = localDateOf(now, homeZone);
  const terms = termsAround(today);
  const term = terms.find(({ endsOn }) => endsOn >= today);
  if (term === undefined) throw new Error('There is no term to come.');
  const circumstances = { random, now, term };
  const [first, ...others] = tutorPeople;
  if (first === undefined) throw new Error('There are no tutors.');
  const approved = [
    buildFirstTutor(first, circumstances),
    ...others.map((student) => buildTutor(student, 'approved', circumstances)),
  ];
  const applicants = random
    .sample(
      students.filter(({ year }) => year > 2),
      applicantCount,
    )
    .map((student) => buildTutor(student, 'pending', circumstances));
  const planner = new SessionPlanner(random, students);
  const sessions = approved.flatMap((tutor, index) =>
    planner.planFor(tutor, { now, regular: index === 0 ? students[0] : undefined }),
  );
  const groups = buildGroups({ students, timeZone: homeZone, now });
  return {
    identity: {
      people: [...students, ...tutorPeople, coordinator, admin].map(({ id, email, name, roles }) => ({
        id,
        email,
        name,
        roles,
        password: demoPassword,
      })),
    },
    students: { courses, terms, profiles: [...students, ...tutorPeople].map(toProfile) },
    tutors: {
      tutors: [...approved, ...applicants],
      policy: {
        maxPerDay: 3,
        maxPerWeek: 8,
        cancelNoticeMinutes: 120,
        noShowsBeforePause: 3,
        timeZone: homeZone,
      },
      sessions,
    },
    groups: { groups },
    calendar: { timetables: buildTimetables({ students, groups, sessions, timeZone: homeZone, now }) },
  };
}

function toProfile({ id, name, email: _, roles: __, ...profile }: Student): object {
  return { id, displayName: name, ...profile };
}

/** Whom to sign in as, by what they are. */
export function demoAccounts({
  identity,
}: University): readonly { role: string; name: string; email: string }[] {
  return ['student', 'tutor', 'coordinator', 'admin'].flatMap((role) => {
    const person = identity.people.find(({ roles }) => roles.includes(role));
    return person ? [{ role, name: person.name, email: person.email }] : [];
  });
}
