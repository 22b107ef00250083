import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import { endPush, findPushSubscription } from '../../../session/browser-push.ts';

const path = '/api/notifications/push/subscriptions';

/** The browsers that are told, and which of them is this one. */
export const browsersQuery = queryOptions({
  queryKey: ['notifications', 'browsers'],
  queryFn: async () => {
    const [{ items }, mine] = await Promise.all([unwrap(api.GET(path)), findPushSubscription()]);
    return items.map((item) => ({ ...item, isThis: item.endpoint === mine?.endpoint }));
  },
});

/** That the reader, or the browser for them, does not want it. */
export class PushRefusedError extends Error {
  override name = 'PushRefusedError';
}

export function useTellBrowser() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: subscribe,
    onSettled: () => queries.invalidateQueries({ queryKey: browsersQuery.queryKey }),
  });
}

export function useForgetBrowser() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, isThis }: { id: string; isThis: boolean }) => {
      await unwrap(api.DELETE(`${path}/{id}`, { params: { path: { id } } }));
      if (isThis) await endPush();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: browsersQuery.queryKey }),
  });
}

async function subscribe(): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') throw new PushRefusedError();
  const { publicKey } = await unwrap(api.GET('/api/notifications/push/key'));
  const registration = await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
    .catch((cause: unknown) => {
      throw new PushRefusedError('The push service of the browser cannot be had.', { cause });
    });
  const { endpoint, keys } = subscription.toJSON();
  if (!endpoint || !keys?.['p256dh'] || !keys['auth']) throw new PushRefusedError();
  const body = { endpoint, keys: { p256dh: keys['p256dh'], auth: keys['auth'] } };
  await unwrap(api.POST(path, { body }));
}
