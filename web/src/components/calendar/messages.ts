import { defineMessages } from '../../i18n/messages.ts';

export const commitmentWords = defineMessages(
  {
    session: 'Tutoring',
    meeting: 'Group meeting',
    class: 'Class',
    offer: 'Offered to you',
    imported: 'Imported',
    allDay: 'All day',
    tentativeKind: (kind: string) => `${kind}, tentative`,
  },
  {
    session: 'ٹیوشن',
    meeting: 'گروپ کی ملاقات',
    class: 'کلاس',
    offer: 'آپ کو پیش کیا گیا',
    imported: 'درآمد شدہ',
    allDay: 'پورا دن',
    tentativeKind: (kind) => `${kind}، غیر حتمی`,
  },
);
