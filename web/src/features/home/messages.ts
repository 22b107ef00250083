import { createPlural, defineMessages } from '../../i18n/messages.ts';

const en = createPlural('en');
const ur = createPlural('ur');

export const homeMessages = defineMessages(
  {
    hello: (name: string) => `Hello, ${name}`,
    today: 'Today',
    tomorrow: 'Tomorrow',
    week: 'The next seven days',
    nothing: 'Nothing planned',
    nothingText: 'Your week is free. A good time to find help with something that is hard.',
    find: 'Find a tutor',
    waiting: 'Waiting for you',
    requests: (count: number) => en(count, { one: '# request to answer', other: '# requests to answer' }),
    answer: 'Answer',
    offers: (count: number) =>
      en(count, { one: '# time is offered to you', other: '# times are offered to you' }),
    look: 'Look',
    unfinished: 'Tell us what you study, and what you see here will fit you.',
    finish: 'Finish your profile',
    suggestions: 'Tutors for your courses',
    allTutors: 'All tutors',
    noSuggestions: 'No suggestions yet',
    noSuggestionsText: 'Add your courses to your profile, and tutors for them are shown here.',
  },
  {
    hello: (name) => `السلام علیکم، ${name}`,
    today: 'آج',
    tomorrow: 'کل',
    week: 'اگلے سات دن',
    nothing: 'کچھ طے نہیں',
    nothingText: 'آپ کا ہفتہ خالی ہے۔ جو مشکل لگے اس میں مدد لینے کا اچھا وقت ہے۔',
    find: 'ٹیوٹر تلاش کریں',
    waiting: 'آپ کے منتظر',
    requests: (count) => ur(count, { one: '# درخواست جواب کی منتظر', other: '# درخواستیں جواب کی منتظر' }),
    answer: 'جواب دیں',
    offers: (count) =>
      ur(count, { one: 'آپ کو # وقت پیش کیا گیا ہے', other: 'آپ کو # اوقات پیش کیے گئے ہیں' }),
    look: 'دیکھیں',
    unfinished: 'بتائیں کہ آپ کیا پڑھتے ہیں، پھر یہاں سب آپ کے مطابق ہوگا۔',
    finish: 'پروفائل مکمل کریں',
    suggestions: 'آپ کے کورسوں کے ٹیوٹر',
    allTutors: 'تمام ٹیوٹر',
    noSuggestions: 'ابھی کوئی تجویز نہیں',
    noSuggestionsText: 'اپنے کورس پروفائل میں شامل کریں، ان کے ٹیوٹر یہاں دکھائے جائیں گے۔',
  },
);
