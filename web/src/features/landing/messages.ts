import { createPlural, defineMessages } from '../../i18n/messages.ts';

const en = createPlural('en');
const ur = createPlural('ur');

export const landingMessages = defineMessages(
  {
    title: 'Good tutors, at a time that is really free',
    lead: 'Find a peer tutor for your course or a group that studies it, see the free times in your own time zone, and book one. Nobody is ever booked twice.',
    start: 'Create an account',
    signIn: 'Sign in',
    picture: 'A tutor’s week with its free times, one of them booked',
    promises: 'What you can rely on',
    freeTitle: 'Free means free',
    freeText:
      'A time that is shown can be booked. Where one cannot, you learn why, and what is free instead.',
    ledgerTitle: 'One calendar for all',
    ledgerText:
      'Sessions, meetings and classes share one ledger of everyone’s time. No one is promised twice.',
    zoneTitle: 'Your hours, your zone',
    zoneText: 'Weekly hours stay at the same time on the wall, through every change of the clocks.',
    live: 'Right now',
    freeSoon: 'Free soon',
    tutors: (count: number) => en(count, { one: '# tutor', other: '# tutors' }),
    next: (moment: string) => `next ${moment}`,
    openGroups: 'Groups open to all',
    members: (count: number) => en(count, { one: '# member', other: '# members' }),
    places: (count: number) => en(count, { one: '# place free', other: '# places free' }),
    forAll: 'The API is open to every client',
    apiDocs: 'API documentation',
    status: 'Status',
  },
  {
    title: 'اچھے ٹیوٹر، ایسے وقت پر جو واقعی خالی ہو',
    lead: 'اپنے کورس کے لیے ساتھی ٹیوٹر یا مطالعے کا گروپ تلاش کریں، خالی اوقات اپنے ٹائم زون میں دیکھیں، اور بک کریں۔ کوئی دو بار بک نہیں ہوتا۔',
    start: 'اکاؤنٹ بنائیں',
    signIn: 'سائن اِن',
    picture: 'ٹیوٹر کا ہفتہ اور اس کے خالی اوقات، جن میں سے ایک بک ہے',
    promises: 'جس پر آپ بھروسہ کر سکتے ہیں',
    freeTitle: 'خالی کا مطلب خالی',
    freeText: 'جو وقت دکھایا جائے وہ بک ہو سکتا ہے۔ اگر نہ ہو تو وجہ اور متبادل اوقات بتائے جاتے ہیں۔',
    ledgerTitle: 'سب کا ایک کیلنڈر',
    ledgerText:
      'نشستیں، ملاقاتیں اور کلاسیں سب کے وقت کے ایک ہی کھاتے میں ہیں۔ کسی کا وعدہ دو جگہ نہیں ہوتا۔',
    zoneTitle: 'آپ کے اوقات، آپ کا زون',
    zoneText: 'ہفتہ وار اوقات گھڑی پر وہی رہتے ہیں، چاہے گھڑیاں آگے پیچھے ہوں۔',
    live: 'اس وقت',
    freeSoon: 'جلد خالی',
    tutors: (count) => ur(count, { one: '# ٹیوٹر', other: '# ٹیوٹر' }),
    next: (moment) => `اگلا ${moment}`,
    openGroups: 'سب کے لیے کھلے گروپ',
    members: (count) => ur(count, { one: '# رکن', other: '# ارکان' }),
    places: (count) => ur(count, { one: '# جگہ خالی', other: '# جگہیں خالی' }),
    forAll: 'API ہر پروگرام کے لیے کھلی ہے',
    apiDocs: 'API کی دستاویز',
    status: 'حالت',
  },
);
