import { DirectionProvider, useDirection } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { directionOf, useLanguage } from './language.ts';

/** Turns the layout with the language. */
export function I18nProvider({ children }: { children: ReactNode }) {
  return (
    <DirectionProvider initialDirection={directionOf(useLanguage())} detectDirection={false}>
      <DirectionFollowsLanguage />
      {children}
    </DirectionProvider>
  );
}

function DirectionFollowsLanguage() {
  const direction = directionOf(useLanguage());
  const { setDirection } = useDirection();
  useEffect(() => setDirection(direction), [direction, setDirection]);
  return null;
}
