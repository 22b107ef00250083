import { fromDatabaseInstant } from '@studyhall/db';
import { formatInstant } from '@studyhall/time';
import type { CourseRow, ParticipationRow, ProfileRow, TermRow } from './data/tables.ts';
import type { Course } from './routes/courses.schema.ts';
import type { Participation, Profile } from './routes/profiles.schema.ts';
import type { Term } from './routes/terms.schema.ts';

export function presentCourse({ code, title, department }: CourseRow): Course {
  return { code, title, department };
}

export function presentTerm(row: TermRow): Term {
  return {
    code: row.code,
    name: row.name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    holidays: parseTexts(row.holidays),
  };
}

export function presentProfile(row: ProfileRow, courses: readonly string[]): Profile {
  return {
    id: row.person_id,
    displayName: row.display_name,
    programme: row.programme,
    year: row.year,
    timeZone: row.time_zone,
    languages: parseTexts(row.languages),
    courses: [...courses],
    bio: row.bio,
  };
}

export function presentParticipation(row: ParticipationRow): Participation {
  return {
    kind: row.kind,
    id: row.ref_id,
    role: row.role,
    title: row.title,
    status: row.status,
    start: presentInstant(row.start_at),
    end: presentInstant(row.end_at),
    changedAt: formatInstant(fromDatabaseInstant(row.changed_at)),
  };
}

function presentInstant(stored: string | null): string | null {
  return stored === null ? null : formatInstant(fromDatabaseInstant(stored));
}

/** A column that only this service writes, always as a JSON array of strings. */
function parseTexts(json: string): string[] {
  return JSON.parse(json) as string[];
}
