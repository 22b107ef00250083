import { createPlural, defineMessages } from '../../i18n/messages.ts';

const en = createPlural('en');
const ur = createPlural('ur');

export const notificationWords = defineMessages(
  {
    title: 'Notifications',
    unread: (count: number) => en(count, { one: '# unread', other: '# unread' }),
    open: 'Open',
  },
  {
    title: 'اطلاعات',
    unread: (count) => ur(count, { one: '# نئی', other: '# نئی' }),
    open: 'کھولیں',
  },
);
