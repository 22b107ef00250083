import type { QueryClient } from '@tanstack/react-query';
import { forgetAccessToken } from '../api/access-token.ts';
import { api } from '../api/client.ts';
import { endPush } from './browser-push.ts';
import { dropOfflineCopy } from './offline-copy.ts';

/** Ends the session here and at the platform; what was loaded for this person is gone. */
export async function signOut(queries: QueryClient): Promise<void> {
  await api.POST('/api/auth/sign-out');
  await endPush();
  forgetAccessToken();
  queries.clear();
  await dropOfflineCopy();
}
