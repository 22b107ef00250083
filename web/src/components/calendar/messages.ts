import { defineMessages } from '../../i18n/messages.ts';

export const commitmentWords = defineMessages(
  {
    session: 'Tutoring',
    meeting: 'Group meeting',
    class: 'Class',
    offer: 'Offered to you',
    busy: 'Busy',
    imported: 'Imported',
    tentative: 'Tentative',
  },
  {
    session: 'ٹیوشن',
    meeting: 'گروپ کی ملاقات',
    class: 'کلاس',
    offer: 'آپ کو پیش کیا گیا',
    busy: 'مصروف',
    imported: 'درآمد شدہ',
    tentative: 'غیر حتمی',
  },
);
