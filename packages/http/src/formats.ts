import { isDate, isTimeZone, parseInstant } from '@studyhall/time';

interface Format {
  readonly validate: (text: string) => boolean;
  /** Completes "the field ...". */
  readonly message: string;
  /** What matches is well formed: if it is refused all the same, there is no such thing. */
  readonly shape?: RegExp;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const emailPattern =
  /^[^\s@<>(),;:\\"[\]\p{Cc}]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/iu;

function isInstant(text: string): boolean {
  try {
    return Number.isFinite(parseInstant(text));
  } catch {
    return false;
  }
}

function isWebUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}

/** Wraps a check so that a text of any length costs no more than one of `max` characters. */
function upTo(max: number, check: (text: string) => boolean): (text: string) => boolean {
  return (text) => text.length <= max && check(text);
}

/** What the `format` keyword means in request schemas. Each check is exact, and bounds the text's length. */
export const formats: Readonly<Record<string, Format>> = {
  date: {
    validate: upTo(10, isDate),
    message: 'must be a date that exists, such as 2026-01-31',
    shape: /^\d{4}-\d{2}-\d{2}$/,
  },
  'date-time': {
    validate: upTo(35, isInstant),
    message: 'must be an instant that exists, with its offset, such as 2026-01-31T09:00:00Z',
    shape: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i,
  },
  'time-zone': {
    validate: upTo(50, isTimeZone),
    message: 'must be a time zone such as Asia/Karachi',
    shape: /^[A-Za-z][\w+/-]{0,49}$/,
  },
  uuid: { validate: upTo(36, (text) => uuidPattern.test(text)), message: 'must be an id (a UUID)' },
  email: {
    validate: upTo(254, (text) => emailPattern.test(text)),
    message: 'must be an e-mail address',
  },
  uri: {
    validate: upTo(2048, isWebUrl),
    message: 'must be a web address that starts with https:// or http://',
  },
};

/** Of any dialect. */
interface Validator {
  addFormat(name: string, validate: (text: string) => boolean): unknown;
}

export function addFormats(ajv: Validator): void {
  for (const [name, { validate }] of Object.entries(formats)) ajv.addFormat(name, validate);
}
