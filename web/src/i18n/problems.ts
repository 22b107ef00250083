import { useEffect, useSyncExternalStore } from 'react';
import { ApiProblem, UnreachableError } from '../api/problem.ts';
import { firstPageShown } from '../session/first-page.ts';
import { type Language, useLanguage } from './language.ts';
import { defineMessages, useMessages } from './messages.ts';
import { describeRefusal, type Refusals, rephrase } from './refusals/refusals.ts';

/** What is said while the other texts are on their way. */
const texts = defineMessages(
  {
    unreachable: 'Study Hall cannot be reached right now. Nothing was changed; try again in a moment.',
    failed: 'That did not work. Try again in a moment.',
    invalid: 'This is not valid.',
  },
  {
    unreachable: 'اس وقت اسٹڈی ہال سے رابطہ نہیں ہو رہا۔ کچھ تبدیل نہیں ہوا؛ تھوڑی دیر میں دوبارہ کوشش کریں۔',
    failed: 'یہ نہیں ہو سکا۔ تھوڑی دیر میں دوبارہ کوشش کریں۔',
    invalid: 'یہ درست نہیں ہے۔',
  },
);

const sources: Readonly<Record<Language, () => Promise<Refusals>>> = {
  en: async () => (await import('./refusals/english.ts')).english,
  ur: async () => (await import('./refusals/urdu.ts')).urdu,
};
const loaded = new Map<Language, Refusals>();
const listeners = new Set<() => void>();

/** The texts of a language come after the page that may need them. */
async function load(language: Language): Promise<void> {
  await firstPageShown;
  if (loaded.has(language)) return;
  loaded.set(language, await sources[language]());
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function useRefusals(): Refusals | undefined {
  const language = useLanguage();
  // Where they cannot be had there is no connection, and then nothing is refused either. The next page asks again.
  useEffect(() => void load(language).catch(() => undefined), [language]);
  return useSyncExternalStore(subscribe, () => loaded.get(language));
}

/** A sentence for the reader about what went wrong. */
export function useExplain(): (error: unknown) => string {
  const t = useMessages(texts);
  const refusals = useRefusals();
  return (error) => {
    if (error instanceof UnreachableError) return t.unreachable;
    if (!(error instanceof ApiProblem)) return String(error);
    return refusals ? describeRefusal(refusals, error.document) : t.failed;
  };
}

/** What the platform says about a field or a line, for the reader. */
export function useRephrase(): (message: string) => string {
  const t = useMessages(texts);
  const refusals = useRefusals();
  return (message) => (refusals ? rephrase(refusals, message) : t.invalid);
}

/** What is wrong with each field, by the name of the field. */
export function useFieldErrors(): (error: unknown) => Record<string, string> {
  const say = useRephrase();
  return (error) =>
    Object.fromEntries(
      errorsOf(error).map(({ path, message }) => [path.split('/')[1] ?? path, say(message)]),
    );
}

/** Whether all that is wrong is said at the fields. */
export function isAboutFields(error: unknown): boolean {
  return errorsOf(error).length > 0 && error instanceof ApiProblem && generalCodes.has(error.code);
}

const generalCodes: ReadonlySet<string> = new Set(['invalid-request', 'impossible-value', 'invalid-profile']);

function errorsOf(error: unknown) {
  return error instanceof ApiProblem ? (error.document.errors ?? []) : [];
}
