import { defineMessages } from '../../i18n/messages.ts';

export const sessionWords = defineMessages(
  {
    online: 'Online',
    'in-person': 'In person',
    requested: 'Waiting for an answer',
    confirmed: 'Confirmed',
    declined: 'Declined',
    expired: 'Not answered in time',
    cancelled: 'Cancelled',
    completed: 'Took place',
    'no-show': 'Missed',
    moving: 'Being moved',
    minutes: (minutes: string) => `${minutes} min`,
    withTutor: (name: string) => `with ${name}`,
    forStudent: (name: string) => `for ${name}`,
  },
  {
    online: 'آن لائن',
    'in-person': 'بالمشافہ',
    requested: 'جواب کا انتظار',
    confirmed: 'طے ہے',
    declined: 'منع کر دی گئی',
    expired: 'وقت پر جواب نہیں آیا',
    cancelled: 'منسوخ',
    completed: 'ہو چکی',
    'no-show': 'غیر حاضری',
    moving: 'وقت بدل رہا ہے',
    minutes: (minutes) => `${minutes} منٹ`,
    withTutor: (name) => `${name} کے ساتھ`,
    forStudent: (name) => `${name} کے لیے`,
  },
);
