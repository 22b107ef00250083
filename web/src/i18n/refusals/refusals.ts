import type { ProblemDocument } from '../../api/problem.ts';
import { isolate } from '../isolate.ts';
import { type MessageKind, recognize } from './message-kinds.ts';

export type RefusalText = string | ((problem: ProblemDocument) => string);

/** What the platform says no with, in one language. */
export interface Refusals {
  /** By code or rule. */
  readonly texts: Readonly<Record<string, RefusalText>>;
  /** Where the code has no text. */
  readonly other: (problem: ProblemDocument) => string;
  /** What is wrong with a line of a calendar. */
  readonly line: (number: string, about: string) => string;
  /** By kind; `$1` is the first of what the message names. */
  readonly messages: Readonly<Partial<Record<MessageKind, string>>>;
  /** Where the message is of no kind, or its kind has no text. */
  readonly otherMessage: (message: string) => string;
}

/** Codes that name the service that did not answer. */
const ofServices: readonly (readonly [ending: RegExp, text: string])[] = [
  [/-unavailable$/, 'unavailable'],
  [/-overloaded$/, 'overloaded'],
  [/-(failed|timeout)$/, 'broke-off'],
];

/** The text for a refusal: by its rule, else its code. */
export function describeRefusal(refusals: Refusals, problem: ProblemDocument): string {
  const { rule = '', code } = problem;
  const shared = ofServices.find(([ending]) => ending.test(code))?.[1] ?? '';
  const { texts } = refusals;
  const text = texts[rule] ?? texts[code] ?? texts[shared] ?? refusals.other;
  return typeof text === 'string' ? text : text(problem);
}

const lineForm = /^Line (\d+): (.*)$/s;

/** What the platform says about a field, or about a line of a calendar, in these words. */
export function rephrase(refusals: Refusals, message: string): string {
  const [, line, about] = lineForm.exec(message) ?? [];
  if (line !== undefined && about !== undefined) return refusals.line(line, rephrase(refusals, about));
  const found = recognize(message);
  const text = found && refusals.messages[found.kind];
  if (!text) return refusals.otherMessage(message);
  return text.replaceAll(/\$(\d)/g, (_, place: string) => keepApart(found.named[Number(place) - 1] ?? ''));
}

/** Words keep their direction to themselves; numbers have none. */
function keepApart(text: string): string {
  return /^\d*$/.test(text) ? text : isolate(text);
}
