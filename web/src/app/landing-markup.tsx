import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router';
import { renderToStaticMarkup } from 'react-dom/server';
import { LanguageContext } from '../i18n/language.ts';
import { words } from '../i18n/words.ts';
import { LandingPage } from '../routes/public/landing-page.tsx';
import { PublicFrame } from './shell/public-layout.tsx';
import { createAppTheme, cssVariables } from './theme/theme.ts';

/** The landing page as it is before anything has come for it, in English; run when the application is built. */
export function renderLanding(): string {
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
  return renderToStaticMarkup(
    <LanguageContext value="en">
      <MantineProvider theme={createAppTheme(words.en)} cssVariablesResolver={cssVariables}>
        <QueryClientProvider client={new QueryClient()}>
          <RouterContextProvider router={router}>
            <PublicFrame>
              <LandingPage />
            </PublicFrame>
          </RouterContextProvider>
        </QueryClientProvider>
      </MantineProvider>
    </LanguageContext>,
  );
}
