/**
 * What the platform says about a field or a line, by the form of its English sentence. The first that fits counts. A
 * test holds every message of the services against these.
 */
const forms = {
  // Every field
  required: /^is required$/,
  placeMissing: /^is required where sessions in person are offered$/,
  notEmpty: /^must not be empty$/,
  tooLong: /^must be at most (\d+) characters?$/,
  tooShort: /^must be at least (\d+) characters$/,
  notBlank: /^must be one line of text, not blank and without control characters$/,
  oneLine: /^must be one line of text, without control characters$/,
  text: /^must be text(?:, not blank and|) without control characters$/,
  email: /^must be an e-mail address$/,
  webAddress: /^must be a web address that starts with/,
  date: /^must be a date that exists/,
  instant: /^must be an instant that exists/,
  zone: /^(?:must be a time zone such as|".*" is not a time zone)/,
  language: /^must be a (?:BCP 47 )?language tag/,
  id: /^must be an id \(a UUID\)$/,
  oneOf: /^must be one of: (.+)$/,
  least: /^must be at least (-?[\d.]+)$/,
  most: /^must be at most (-?[\d.]+)$/,
  more: /^must be more than (-?[\d.]+)$/,
  less: /^must be less than (-?[\d.]+)$/,
  multiple: /^must be a multiple of ([\d.]+)$/,
  fewItems: /^must have at least (\d+) items?$/,
  manyItems: /^must have at most (\d+) items?$/,
  manyWords: /^must have at most (\d+) words$/,
  repeated: /^must not repeat an item/,
  form: /^(?:does not have the right form|has none of the forms|is not valid$)/,
  type: /^must be (?:a text|a whole number|a number|true or false|a list|an object|null)/,
  constant: /^must be (true|false|now|-?\d+)$/,
  unknown: /^(?:is not a known field$|has far too many fields$|must have at (?:least|most) \d+ fields?$)/,

  // Times
  afterFrom: /^must be after from$/,
  daysAfter: /^must be at most (\d+) days after (?:from|startsOn)$/,
  minutesAfter: /^must be at least (\d+) minutes after from$/,
  notBefore: /^must not be before startsOn$/,
  outsideTerm: /^(\S+) is outside the term$/,
  noDate: /^"?(.+?)"? is not a date of the calendar/,
  noInstant: /^".*" is not an instant such as/,
  noTimeOfDay: /^"(.*)" is not a time of day/,
  hoursReversed: /^Hours must begin before they end: (\S+) to (\S+)\.$/,
  datesReversed:
    /^(?:The last date must not be before the first\.|A series must not end before it begins\.)$/,
  rangeReversed: /^A range must begin before it ends\.$/,
  rangeYears: /^A range must lie in the years/,
  spansDays: /^A (?:range|series) spans at most (\d+) days\.$/,
  seriesWeeks: /^A series repeats every 1 to (\d+) weeks\.$/,
  dateTwice: /^(\S+) is listed twice\.$/,
  weekday: /^(?:A weekday is 1|Name at least one weekday)/,
  windowLength: /^A window lasts 1 to 1,440 whole minutes\.$/,
  step: /^A step is a number of minutes/,
  wholeFrom: /^\w+ must be a whole number from (\d+)\.$/,
  years: /^must be a date of the years 2000 to 2199$/,
  ahead: /^must lie ahead$/,
  withinDays: /^must be within (\d+) days$/,
  leaveDate: /^must leave a date$/,
  leaveMost: /^must leave at most (\d+) meetings$/,
  ownDate: /^must be a date of the meetings$/,
  withinWeek: /^must be within a week of its own$/,

  // Timetables
  classHours: /^A class lasts at most 12 hours\.$/,
  classYears: /^A class takes place in the years 2000 to 2199\.$/,
  classDays: /^A class ends at most (\d+) days after it starts\.$/,
  classNever: /^"(.*)" takes place on none of its dates\.$/s,
  classesOverlap: /^"(.*)" and "(.*)" overlap on (\S+)\.$/s,

  // People, groups and polls
  unknownCourse: /^there is no course (.+)$/,
  somebody: /^must be somebody’s id$/,
  emailOrId: /^must be given, or userId, and not both$/,
  noReply: /^must be a post that is no reply$/,
  pollOption: /^must be the start of an option of the poll$/,
  otherTime: /^must be another time than the others$/,
  member: /^must be a member of the group$/,
  notAsked: /^is not among those asked for$/,
  bothLists: /^is listed as required as well$/,
  notShared: /^does not share free time with you$/,
  idsOrAll: /^needs either ids or all$/,
  statusFilter: /^cannot be combined with/,
  cursor: /^must be the nextCursor/,
  pushService: /^must be the https address of a public push service$/,
  browserKey: /^must be an uncompressed point/,
  toYourself: /^This is you\. Leave the group/,
  inGroupYourself: /^This is you, and you are in the group\.$/,
  banned: /^(?:This person is banned\.|You are banned from this group\.)/,
  inGroup: /^This person is in the group or in its line already\.$/,

  // Passwords
  commonPassword: /^is on the list of commonly used passwords/,
  monotonousPassword: /^repeats very few characters/,
  personalPassword: /^is little more than your name/,

  // Lines of a file of courses
  csv: /^is not valid CSV/,
  header: /^must be the header (.+)$/,
  noCourses: /^is followed by no course/,
  manyCourses: /^is followed by (\d+) courses; split the file into parts of (\d+)$/,
  columns: /^has (\d+) columns instead of (\d+)$/,
  courseCode: /^needs a code of at most 20/,
  courseTitle: /^needs a title of 1 to 200 characters$/,
  department: /^has a department of more than 120 characters$/,
  courseTwice: /^repeats the code (.+) of line (\d+)$/,

  // Calendars from elsewhere
  calendarRepeats: /^The rules of this calendar repeat too much/,
  calendarTimes: /^Up to here there are more than (\d+) busy times\.$/,
  calendarTooMuch: /^The calendar takes too much time or memory/,
  calendarLineLong: /^The line is longer than (\d+) characters\.$/,
  calendarLines: /^There are more than (\d+) lines\.$/,
  calendarEntries: /^There are more than (\d+) entries\.$/,
  calendarNoTime: /^(?:This is not a date or a time such as|There is no such date or time\.)/,
  calendarDuration: /^(?:This is not a duration such as|A duration cannot be negative)/,
  calendarNoStart: /^The (?:event|observance) has no DTSTART\.$/,
  calendarEnds: /^The (?:event|period) ends before it starts\.$/,
  calendarRules: /^An event has at most (\d+) rules\.$/,
  calendarRule: /^The rule cannot be used/,
  calendarZone:
    /^(?:A time zone has 1 to|No time zone changes|There are more than \d+ time zones|An offset is)/,
  calendarZoneUnknown: /^The time zone "(.*)" is neither known nor described\.$/s,
  calendarUnreadable: /^(?:The line cannot be read|This is not a line of a calendar)/,
  calendarNone: /^(?:A calendar begins with BEGIN:VCALENDAR|The calendar is empty)/,
  calendarNesting:
    /^(?:Entries lie more than|END:.* closes nothing|BEGIN:.* has no END|The \S+ that begins on)/s,
  feedSize: /^The calendar is larger than 5 MiB\.$/,
  feedServer: /^There is no server of that name\.$/,
  feedSlow: /^The server took too long to answer\.$/,
  feedUnsafe: /^(?:The server could not be reached safely|The address does not lead to a public server)\.$/,
  feedRedirect: /^The address leads on to another one\./,
  feedForbidden: /^The server does not let us read it \(status (\d+)\)\.$/,
  feedMissing: /^There is no calendar at the address \(status (\d+)\)\.$/,
  feedStatus: /^The server answered with status (\d+)\.$/,
  feedPacked: /^The server (?:sends the calendar packed|says that nothing has changed)/,
  notWebAddress: /^This is not a web address\.$/,
  feedHttps: /^The address must begin with https:\/\/\.$/,
  feedPlain: /^The address must not (?:hold a name or a password|name a port)\.$/,
} as const satisfies Readonly<Record<string, RegExp>>;

export type MessageKind = keyof typeof forms;

// Object.entries forgets that the keys are the kinds.
const kinds = Object.entries(forms) as [MessageKind, RegExp][];

/** The kind of a message, and what it names; undefined for one of no kind. */
export function recognize(message: string): { kind: MessageKind; named: readonly string[] } | undefined {
  for (const [kind, form] of kinds) {
    const match = form.exec(message);
    if (match) return { kind, named: match.slice(1) };
  }
  return undefined;
}
