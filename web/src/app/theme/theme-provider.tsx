import './mantine-styles.ts';
import '@mantine/notifications/styles.layer.css';
import '@fontsource-variable/figtree/wght.css';
// Headings have one weight; the font with all of them is more than twice as large.
import '@fontsource/source-serif-4/600.css';
import '@fontsource-variable/noto-sans-arabic/wght.css';
import './global.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { setNonce } from 'get-nonce';
import { type ReactNode, useMemo } from 'react';
import { useMessages } from '../../i18n/messages.ts';
import { words } from '../../i18n/words.ts';
import { createAppTheme, cssVariables } from './theme.ts';

/** Browsers hide it from selectors, not from scripts of the page itself. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// For the library that keeps the page behind a dialog from scrolling.
setNonce(nonce);

const colorScheme = localStorageColorSchemeManager({ key: 'studyhall.theme' });

export function ThemeProvider({ children }: { children: ReactNode }) {
  const { close, clear } = useMessages(words);
  const theme = useMemo(() => createAppTheme({ close, clear }), [close, clear]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  );
}
