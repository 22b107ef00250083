import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Notification } from '../../api/types.ts';
import { useMarkRead } from '../../session/mark-read.ts';

interface NotificationLinkProps {
  readonly notification: Notification;
  readonly className?: string;
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}

/** Leads to what a notification is about, which makes it read. */
export function NotificationLink({ notification, className, onOpen, children }: NotificationLinkProps) {
  const { mutate } = useMarkRead();
  const { id, link, readAt } = notification;
  const open = () => {
    if (readAt === null) mutate([id]);
    onOpen?.();
  };
  return (
    <Link to={link} className={className} preload={false} onClick={open}>
      {children}
    </Link>
  );
}
