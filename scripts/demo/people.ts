import { courses, type Programme, programmes } from './courses.ts';
import { demoId } from './ids.ts';
import { firstNames, lastNames } from './names.ts';
import { studentBios } from './phrases.ts';
import type { Random } from './random.ts';

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** Someone who studies, tutors among them. */
export interface Student extends Person {
  readonly programme: string;
  readonly year: number;
  readonly timeZone: string;
  readonly languages: readonly string[];
  /** Codes of the courses taken. */
  readonly courses: readonly string[];
  readonly bio: string;
}

export interface People {
  readonly students: readonly Student[];
  readonly tutors: readonly Student[];
  readonly coordinator: Person;
  readonly admin: Person;
}

const studentCount = 400;
const tutorCount = 60;

const homeZone = 'Asia/Karachi';
/** Some are on exchange. */
const zonesAbroad = ['Asia/Dubai', 'Europe/London', 'America/New_York', 'Australia/Sydney'];
/** Of twelve tutors, four are abroad, one in each zone. */
const tutorZones = [...Array.from({ length: 8 }, () => homeZone), ...zonesAbroad];
const homeLanguages = ['pa', 'ps', 'sd', 'bal', 'skr'];

/** The two whom the documentation names. */
const firstStudent = {
  name: 'Ayesha Khan',
  email: studentEmail('Ayesha Khan'),
  programme: 'BS Computer Science',
  year: 2,
  timeZone: homeZone,
  courses: ['CS-201', 'CS-210', 'MATH-203', 'STAT-201', 'HUM-110'],
};
const firstTutor = {
  name: 'Bilal Ahmed',
  email: studentEmail('Bilal Ahmed'),
  programme: 'BS Computer Science',
  courses: ['CS-301', 'CS-310', 'CS-330', 'MATH-310'],
};

export function buildPeople(random: Random): People {
  const taken = new Set([firstStudent.name, firstTutor.name]);
  const build = (index: number) => buildStudent(index, { random, taken });
  return {
    students: Array.from({ length: studentCount }, (_, index) => ({
      ...build(index),
      ...(index === 0 && firstStudent),
    })),
    tutors: Array.from({ length: tutorCount }, (_, index) => ({
      ...build(studentCount + index),
      year: random.integer(3, 4),
      timeZone: tutorZones[index % tutorZones.length] ?? homeZone,
      roles: ['student', 'tutor'],
      ...(index === 0 && firstTutor),
    })),
    coordinator: buildStaff(0, { name: 'Sana Mirza', role: 'coordinator' }),
    admin: buildStaff(1, { name: 'Imran Qureshi', role: 'admin' }),
  };
}

function buildStaff(index: number, { name, role }: { name: string; role: string }): Person {
  return { id: demoId('staff', index), name, email: `${role}@margalla.example`, roles: [role] };
}

function buildStudent(index: number, { random, taken }: { random: Random; taken: Set<string> }): Student {
  const name = newName(random, taken);
  const programme = random.pick(programmes);
  const year = random.integer(1, 4);
  return {
    id: demoId('student', index),
    name,
    email: studentEmail(name),
    roles: ['student'],
    programme: programme.name,
    year,
    timeZone: random.chance(0.85) ? homeZone : random.pick(zonesAbroad),
    languages: ['en', 'ur', ...(random.chance(0.5) ? [random.pick(homeLanguages)] : [])],
    courses: pickCourses(random, { programme, year }),
    bio: random.pick(studentBios),
  };
}

function newName(random: Random, taken: Set<string>): string {
  const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
  if (taken.has(name)) return newName(random, taken);
  taken.add(name);
  return name;
}

function studentEmail(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@students.margalla.example`;
}

/** Two or three courses of the main department, and some of the others; numbers up to the year of study. */
function pickCourses(random: Random, { programme, year }: { programme: Programme; year: number }): string[] {
  const open = courses.filter(({ code }) => Number(code.split('-')[1]) < (year + 1) * 100);
  const [main, ...others] = programme.departments;
  const own = open.filter(({ department }) => department === main);
  const further = open.filter(({ department }) => others.includes(department));
  return [...random.sample(own, random.integer(2, 3)), ...random.sample(further, random.integer(2, 3))].map(
    ({ code }) => code,
  );
}
