import { notifications } from '@mantine/notifications';

/** A short word about what was done; screen readers are told as well. */
export function notifyDone(message: string): void {
  notifications.show({ message, withBorder: true });
}

export function notifyFailed(message: string): void {
  notifications.show({ message, color: 'red', withBorder: true, autoClose: 8_000, role: 'alert' });
}
