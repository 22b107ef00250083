/** What the `format` keyword means in request schemas. Each check is exact and bounded. */

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const dateTimePattern =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const emailPattern =
  /^[^\s@<>(),;:\\"[\]\p{Cc}]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/iu;
const zonePattern = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/;

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDate(text: string): boolean {
  const match = datePattern.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]; // three groups
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leap ? 29 : (daysInMonth[month - 1] ?? 0);
  return year > 0 && day >= 1 && day <= days;
}

/** Without the year 9999, which an offset can carry into a year that has no RFC 3339 form. */
function isDateTime(text: string): boolean {
  return dateTimePattern.test(text) && isDate(text.slice(0, 10)) && text < '9999';
}

const knownZones = new Map<string, boolean>();

function isTimeZone(text: string): boolean {
  if (text.length > 50 || !zonePattern.test(text)) return false;
  const known = knownZones.get(text);
  if (known !== undefined) return known;
  const exists = zoneExists(text);
  if (knownZones.size < 2000) knownZones.set(text, exists);
  return exists;
}

function zoneExists(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isWebUrl(text: string): boolean {
  if (text.length > 2048 || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}

interface Format {
  readonly validate: (text: string) => boolean;
  /** Completes "the field ...". */
  readonly message: string;
}

export const formats: Readonly<Record<string, Format>> = {
  date: { validate: isDate, message: 'must be a date that exists, such as 2026-01-31' },
  'date-time': {
    validate: isDateTime,
    message: 'must be an instant with its offset, such as 2026-01-31T09:00:00Z',
  },
  uuid: { validate: (text) => uuidPattern.test(text), message: 'must be an id (a UUID)' },
  email: {
    validate: (text) => text.length <= 254 && emailPattern.test(text),
    message: 'must be an e-mail address',
  },
  'time-zone': { validate: isTimeZone, message: 'must be a time zone such as Asia/Karachi' },
  uri: { validate: isWebUrl, message: 'must be a web address that starts with https:// or http://' },
};
