import { isKind, type Kind } from '../kind.ts';
import type { Params } from '../params.ts';
import type { Language } from '../preferences.ts';
import { contain } from './contain.ts';
import { english } from './english.ts';
import { type Speaker, speakerOf } from './speaker.ts';
import { urdu } from './urdu.ts';

export interface Text {
  /** One short line. */
  readonly title: string;
  /** A sentence or two; may be empty. */
  readonly body: string;
}

/** Says one kind of notification; `times` is how many repeats stand behind it. */
export type Say = (params: Params, speaker: Speaker, times: number) => Text;
export type Texts = Readonly<Record<Kind, Say>>;

const texts: Readonly<Record<Language, Texts>> = { en: english, ur: urdu };

export interface Told {
  readonly kind: string;
  readonly params: Params;
  readonly times?: number;
}

export interface Reader {
  readonly language: Language;
  readonly timeZone: string;
}

/** The text of a notification in the reader's language, with times on the reader's wall. */
export function textOf({ kind, params, times = 1 }: Told, { language, timeZone }: Reader): Text {
  // One that a later release stored, read by an earlier one.
  if (!isKind(kind)) return { title: kind, body: '' };
  const { title, body } = texts[language][kind](containAll(params), speakerOf(language, timeZone), times);
  return { title, body: body.trim() };
}

function containAll(params: Params): Params {
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' ? contain(value) : value,
  ]);
  return Object.fromEntries(entries);
}
