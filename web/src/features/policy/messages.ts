import { defineMessages } from '../../i18n/messages.ts';

export const policyMessages = defineMessages(
  {
    title: 'Rules for everyone',
    lead: 'They count from the next booking on; what is agreed stays.',
    maxPerDay: 'Sessions a student may have a day',
    maxPerWeek: 'Sessions a student may have a week',
    cancelNotice: 'Students cancel until so many hours before',
    noShows: 'Missed sessions that pause booking',
    noShowsHint: 'Within 90 days.',
    zone: 'Whose days and weeks are meant',
    save: 'Save the rules',
    saved: 'The rules are saved.',
  },
  {
    title: 'سب کے لیے اصول',
    lead: 'اگلی بکنگ سے لاگو ہوتے ہیں؛ جو طے ہے وہ قائم رہتا ہے۔',
    maxPerDay: 'ایک طالب علم کی نشستیں فی دن',
    maxPerWeek: 'ایک طالب علم کی نشستیں فی ہفتہ',
    cancelNotice: 'طلبہ اتنے گھنٹے پہلے تک منسوخ کر سکتے ہیں',
    noShows: 'کتنی غیر حاضریوں پر بکنگ رکتی ہے',
    noShowsHint: '90 دن کے اندر۔',
    zone: 'کس ٹائم زون کے دن اور ہفتے',
    save: 'اصول محفوظ کریں',
    saved: 'اصول محفوظ ہو گئے۔',
  },
);
