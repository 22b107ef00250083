import { createContext, useContext, useSyncExternalStore } from 'react';

export const languages = ['en', 'ur'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'studyhall.language';
const listeners = new Set<() => void>();
let current: Language = document.documentElement.lang === 'ur' ? 'ur' : 'en';

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ur' ? 'rtl' : 'ltr';
}

/** Kept in this browser, and said to it, so that it reads the page aloud in the right language. */
export function setLanguage(language: Language): void {
  current = language;
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  for (const listener of listeners) listener();
}

/** For the provider around the application. */
export function useChosenLanguage(): Language {
  return useSyncExternalStore(subscribe, () => current);
}

/** Told from above: a page with hundreds of texts would listen as often. */
export const LanguageContext = createContext(current);

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The reader's own variant of the language, for dates and numbers: theirs says how a day is written. */
export function localeOf(language: Language): string {
  const fallback = language === 'ur' ? 'ur-PK' : 'en-GB';
  return navigator.languages.find((tag) => tag.split('-')[0] === language && tag.includes('-')) ?? fallback;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
