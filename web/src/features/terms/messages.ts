import { createPlural, defineMessages } from '../../i18n/messages.ts';

const en = createPlural('en');
const ur = createPlural('ur');

export const termMessages = defineMessages(
  {
    title: 'Terms',
    lead: 'Timetables of students begin and end with them, and leave out the holidays.',
    add: 'Add a term',
    change: 'Change',
    changeTitle: (name: string) => `Change ${name}`,
    code: 'Code',
    codeHint: 'Such as 2026-FALL.',
    name: 'Name',
    startsOn: 'First day',
    endsOn: 'Last day',
    holidays: 'Holidays',
    holidayCount: (count: number) => en(count, { one: '# holiday', other: '# holidays' }),
    addHoliday: 'Add a holiday',
    removeHoliday: (day: string) => `Remove ${day}`,
    none: 'No term yet',
    noneText: 'Add the first one, so that students can enter their timetables.',
    saved: 'The term is saved.',
  },
  {
    title: 'سمسٹر',
    lead: 'طلبہ کے ٹائم ٹیبل انہی کے ساتھ شروع اور ختم ہوتے ہیں، اور چھٹیاں چھوڑ دیتے ہیں۔',
    add: 'سمسٹر شامل کریں',
    change: 'تبدیل کریں',
    changeTitle: (name) => `${name} تبدیل کریں`,
    code: 'کوڈ',
    codeHint: 'جیسے 2026-FALL۔',
    name: 'نام',
    startsOn: 'پہلا دن',
    endsOn: 'آخری دن',
    holidays: 'چھٹیاں',
    holidayCount: (count) => ur(count, { one: '# چھٹی', other: '# چھٹیاں' }),
    addHoliday: 'چھٹی شامل کریں',
    removeHoliday: (day) => `${day} ہٹائیں`,
    none: 'ابھی کوئی سمسٹر نہیں',
    noneText: 'پہلا شامل کریں، تاکہ طلبہ اپنے ٹائم ٹیبل درج کر سکیں۔',
    saved: 'سمسٹر محفوظ ہو گیا۔',
  },
);
