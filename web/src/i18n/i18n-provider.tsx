import { DirectionProvider, useDirection } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { directionOf, LanguageContext, useChosenLanguage, useLanguage } from './language.ts';

/** Turns the texts and the layout with the language. */
export function I18nProvider({ children }: { children: ReactNode }) {
  const language = useChosenLanguage();
  return (
    <LanguageContext value={language}>
      <DirectionProvider initialDirection={directionOf(language)} detectDirection={false}>
        <DirectionFollowsLanguage />
        {children}
      </DirectionProvider>
    </LanguageContext>
  );
}

function DirectionFollowsLanguage() {
  const direction = directionOf(useLanguage());
  const { setDirection } = useDirection();
  useEffect(() => setDirection(direction), [direction, setDirection]);
  return null;
}
