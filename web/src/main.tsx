import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { onMended } from './app/connection.ts';
import { queryClient } from './app/query-client.ts';

// Days and zones are Temporal's; browsers that lack it get it first.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');

onMended(() => void queryClient.invalidateQueries());

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has an element for the application.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
