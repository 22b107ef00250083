import type { Language } from '../preferences.ts';

/** Forms of a counted phrase; `#` stands for the number. */
export interface Forms {
  readonly one: string;
  readonly other: string;
}

/** Says times, counts and foreign words in the reader's language and zone. */
export interface Speaker {
  readonly language: Language;
  /** Day, date and time, with the zone's name: `Monday 2 November, 14:00 GMT+5`. */
  when(instant: string | undefined): string;
  /** The time alone. */
  time(instant: string | undefined): string;
  count(number: number, forms: Forms): string;
  /** A name or text of somebody's, kept from turning the direction of the words around it. */
  quote(text: string | undefined): string;
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', ur: 'ur-PK' };
// First strong isolate and its end: https://www.unicode.org/reports/tr9/
const isolate = '\u2068';
const endIsolate = '\u2069';

const speakers = new Map<string, Speaker>();
const mostSpeakers = 1_000;

/** Formats are costly to make, so speakers are kept. */
export function speakerOf(language: Language, timeZone: string): Speaker {
  const key = `${language} ${timeZone}`;
  const known = speakers.get(key);
  if (known) return known;
  if (speakers.size >= mostSpeakers) speakers.clear();
  const speaker = createSpeaker(language, timeZone);
  speakers.set(key, speaker);
  return speaker;
}

function createSpeaker(language: Language, timeZone: string): Speaker {
  const locale = locales[language];
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
  const zoned = new Intl.DateTimeFormat(locale, { ...clock, timeZoneName: 'short' });
  const time = new Intl.DateTimeFormat(locale, clock);
  const number = new Intl.NumberFormat(locale);
  const plural = new Intl.PluralRules(locale);
  const comma = language === 'ur' ? '،' : ',';
  return {
    language,
    when: say((at) => `${day.format(at)}${comma} ${zoned.format(at)}`),
    time: say((at) => time.format(at)),
    count: (count, { one, other }) =>
      (plural.select(count) === 'one' ? one : other).replace('#', number.format(count)),
    quote: (text = '') => (language === 'en' ? text : `${isolate}${text}${endIsolate}`),
  };
}

function say(format: (at: Date) => string): (instant: string | undefined) => string {
  return (instant) => (instant === undefined ? '' : format(new Date(instant)));
}
