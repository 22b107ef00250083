import { defineMessages } from '../../i18n/messages.ts';

export const adminMessages = defineMessages(
  { title: 'Administration', users: 'People', audit: 'Audit log', services: 'Services' },
  { title: 'انتظامیہ', users: 'افراد', audit: 'آڈٹ', services: 'سروسز' },
);
