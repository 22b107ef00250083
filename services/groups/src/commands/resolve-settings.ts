import type { Context } from '../context.ts';
import type { GroupRules, GroupSettings } from '../domain/group.ts';
import { UnknownCourseError } from '../errors.ts';

/** Settings as they are sent: a course by its code, and what may be left out. */
export interface SettingsInput extends Pick<GroupSettings, 'name' | 'joinPolicy' | 'capacity' | 'timeZone'> {
  readonly courseCode?: string | null;
  readonly topic?: string | null;
  readonly description?: string;
  readonly rules?: Partial<GroupRules>;
  readonly offerHours?: number;
}

const defaultRules: GroupRules = { post: 'members', invite: 'moderators', schedule: 'members' };

/** The whole of what is sent. Throws UnknownCourseError. */
export async function resolveSettings(
  context: Pick<Context, 'courses'>,
  input: SettingsInput,
): Promise<GroupSettings> {
  const { courseCode = null, topic = null, description = '', rules, offerHours = 24, ...rest } = input;
  const course = await resolveCourse(context, courseCode);
  return { ...rest, course, topic, description, rules: { ...defaultRules, ...rules }, offerHours };
}

/** The course of a code as the students service knows it; none for none. Throws UnknownCourseError. */
export async function resolveCourse(
  { courses }: Pick<Context, 'courses'>,
  code: string | null,
): Promise<GroupSettings['course']> {
  if (code === null) return null;
  const course = (await courses.find([code])).get(code);
  if (!course) throw new UnknownCourseError(code);
  return course;
}
