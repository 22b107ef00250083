/** What a browser needs for being told of things while no page of ours is open. */
export function isPushSupported(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;
}

/** This browser's subscription; null where it has none. */
export async function findPushSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** From now on nobody is told in this browser: its push service tells the platform so. */
export async function endPush(): Promise<void> {
  if (isPushSupported()) await (await findPushSubscription())?.unsubscribe();
}
