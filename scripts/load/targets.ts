import { at, courseCode, inParallel, type World } from '../../tests/world.ts';

/** One address that is read, as somebody who is signed in, or as anybody. */
export interface Target {
  readonly name: string;
  readonly path: string;
  readonly token: string | undefined;
  /** Bookings a second beside the reads. */
  readonly bookings: number;
}

const weeks = 4;
const bookingsBefore = 100;

/** The first tutors, whose slots are read, have two hours every evening; all others can be booked around the clock. */
export const eveningTutors = 3;
const evening = { from: '18:00', to: '20:00' };
const evenings = {
  timeZone: 'UTC',
  weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...evening })),
  overrides: [],
};

export function offerOf(index: number): object {
  return index < eveningTutors ? { availability: evenings } : {};
}

/** The people of the world for bookings that are planned. */
export function bookablePeople({ students, tutors }: World): Pick<World, 'students' | 'tutors'> {
  return { students, tutors: tutors.slice(eveningTutors) };
}

/** Fills the world as a term does, and answers what the reference test is repeated against. */
export async function prepareTargets(world: World): Promise<Target[]> {
  const { students, tutors } = world;
  const [student] = students;
  const tutorId = tutors[0]?.id ?? '';
  await fillCalendars(world);
  const groupId = await makeGroup(world);
  const range = `from=${at(1, 0)}&to=${at(1 + weeks * 7, 0)}`;
  const own = { token: student?.token, bookings: 0 };
  const slots = `/api/tutors/${tutorId}/slots?${range}&minutes=30`;
  return [
    { name: 'landing page', path: '/', token: undefined, bookings: 0 },
    { name: 'tutor search', path: `/api/tutors?course=${courseCode}&limit=20`, ...own },
    { name: 'slots of 4 weeks', path: slots, ...own },
    { name: 'my calendar', path: `/api/calendar/me?${range}`, ...own },
    { name: 'group page', path: `/api/groups/${groupId}`, ...own },
    { name: 'slots, 50 bookings/s', path: slots, ...own, bookings: 50 },
  ];
}

/** With the tutors of the evening, whom the bookings of the test leave alone. */
async function fillCalendars({ api, students, tutors }: World): Promise<void> {
  const indices = Array.from({ length: bookingsBefore }, (_, index) => index);
  await inParallel(indices, 4, async (index) => {
    const { token } = students[index % 10] ?? {};
    const start = at(1 + (index % 28), 18, 30 * Math.floor(index / 28));
    const body = {
      tutorId: tutors[index % eveningTutors]?.id,
      courseCode,
      start,
      minutes: 30,
      mode: 'online',
      topic: '',
    };
    const { status } = await api.post('/api/sessions', { token, body });
    if (status !== 201) throw new Error(`a booking before the test was answered ${status}`);
  });
}

async function makeGroup({ api, students }: World): Promise<string> {
  const [owner, ...others] = students.slice(0, 12);
  const create = async (path: string, body: object) => {
    const answer = await api.post<{ id: string }>(path, { token: owner?.token, body });
    if (answer.status !== 201) throw new Error(`${path} was answered ${answer.status}`);
    return answer.body.id;
  };
  const settings = { joinPolicy: 'open', capacity: 20, timeZone: 'Europe/London' };
  const id = await create('/api/groups', { name: 'Readers', ...settings });
  for (const { token } of others) await api.post(`/api/groups/${id}/join`, { token });
  const until = at(1 + weeks * 7, 22).slice(0, 10);
  const repeat = { everyWeeks: 1, until };
  await create(`/api/groups/${id}/meetings`, { title: 'Reading', start: at(2, 22), minutes: 60, repeat });
  return id;
}
