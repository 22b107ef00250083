import type { AnyRoute } from '@tanstack/react-router';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { onMended } from './api/connection.ts';
import { dropEarlyAnswers } from './api/early-answers.ts';
import { App } from './app/app.tsx';
import { followReleases } from './app/follow-releases.ts';
import { nameManifest } from './app/name-manifest.ts';
import { queryClient } from './app/query-client.ts';
import { registerServiceWorker } from './app/register-service-worker.ts';
import { replaceLanding } from './app/replace-landing.ts';
import { router } from './app/router.ts';
import { untilSettled } from './app/until-settled.ts';
import { firstPageShown, tellFirstPageShown } from './session/first-page.ts';

// Days and zones are Temporal's; browsers that lack it get it first.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');

onMended(() => void queryClient.invalidateQueries());

// Beside what the page's own checks ask for, not after it.
// Whatever fails is told by whoever shows the page.
const routes: Readonly<Record<string, AnyRoute | undefined>> = router.routesById;
for (const { routeId } of router.matchRoutes(router.latestLocation)) {
  const route = routes[routeId];
  if (route) router.loadRouteChunk(route)?.catch(() => undefined);
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has an element for the application.');

// What stood in for the first page goes with it.
const showPage = router.subscribe('onRendered', () => {
  showPage();
  replaceLanding(root);
});

const application = createRoot(root);
// In small steps, as everything that nobody waits for with a finger on the screen.
startTransition(() =>
  application.render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);

followReleases(router, queryClient);
void untilSettled(router, queryClient).then(tellFirstPageShown);
void firstPageShown.then(nameManifest);
// What nobody has taken by now would be old when somebody did.
void firstPageShown.then(dropEarlyAnswers);
registerServiceWorker(firstPageShown, (path) => void router.navigate({ href: path }));
