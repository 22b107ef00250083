import { defineMessages } from '../../i18n/messages.ts';

export const shellMessages = defineMessages(
  {
    mainNavigation: 'Main',
    home: 'Home',
    find: 'Find a tutor',
    findShort: 'Tutors',
    sessions: 'Sessions',
    calendar: 'Calendar',
    teach: 'Tutoring',
    settings: 'Settings',
    more: 'More',
    signOut: 'Sign out',
    account: 'Your account',
    light: 'Light theme',
    dark: 'Dark theme',
  },
  {
    mainNavigation: 'مرکزی',
    home: 'آغاز',
    find: 'ٹیوٹر تلاش کریں',
    findShort: 'ٹیوٹر',
    sessions: 'نشستیں',
    calendar: 'کیلنڈر',
    teach: 'پڑھانا',
    settings: 'ترتیبات',
    more: 'مزید',
    signOut: 'سائن آؤٹ',
    account: 'آپ کا اکاؤنٹ',
    light: 'روشن تھیم',
    dark: 'تاریک تھیم',
  },
);
