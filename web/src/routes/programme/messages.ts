import { defineMessages } from '../../i18n/messages.ts';

export const programmeMessages = defineMessages(
  {
    title: 'Tutoring programme',
    approvals: 'Tutors',
    courses: 'Courses',
    terms: 'Terms',
    figures: 'Figures',
    rules: 'Rules',
  },
  {
    title: 'ٹیوشن پروگرام',
    approvals: 'ٹیوٹر',
    courses: 'کورس',
    terms: 'سمسٹر',
    figures: 'اعداد',
    rules: 'اصول',
  },
);
