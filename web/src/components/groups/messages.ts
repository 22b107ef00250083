import { createPlural, defineMessages } from '../../i18n/messages.ts';

const en = createPlural('en');
const ur = createPlural('ur');

/** Words about groups that several features use. */
export const groupWords = defineMessages(
  {
    date: 'Date',
    time: 'Time',
    length: 'Length',
    minutes: (minutes: string) => `${minutes} min`,
    hours: (hours: string) => `${hours} h`,
    zoneNote: (zone: string) => `In your zone, ${zone}`,
    place: 'Place',
    placeHint: 'For example: library, room 2.14',
    link: 'Link',
    linkHint: 'https://… for a call',
    people: (count: number) => en(count, { one: '# person', other: '# people' }),
    sure: 'Are you sure?',
    back: 'Keep it as it is',
    reason: 'Reason (optional)',
    owner: 'Owner',
    moderator: 'Moderator',
    member: 'Member',
    you: 'you',
    uncounted: (count: number) =>
      en(count, {
        one: '# member shares their free time with nobody, and is not counted.',
        other: '# members share their free time with nobody, and are not counted.',
      }),
    sharing: 'Unless you choose otherwise, the group can then ask when you are free, never what you do.',
    sharingChange: 'Choose who may ask',
  },
  {
    date: 'تاریخ',
    time: 'وقت',
    length: 'دورانیہ',
    minutes: (minutes) => `${minutes} منٹ`,
    hours: (hours) => `${hours} گھنٹے`,
    zoneNote: (zone) => `آپ کے زون میں، ${zone}`,
    place: 'جگہ',
    placeHint: 'مثلاً: لائبریری، کمرہ 2.14',
    link: 'لنک',
    linkHint: 'کال کے لیے https://…',
    people: (count) => ur(count, { one: '# شخص', other: '# افراد' }),
    sure: 'کیا آپ کو یقین ہے؟',
    back: 'جیسا ہے رہنے دیں',
    reason: 'وجہ (اختیاری)',
    owner: 'مالک',
    moderator: 'نگران',
    member: 'رکن',
    you: 'آپ',
    uncounted: (count) =>
      ur(count, {
        one: '# رکن اپنا فارغ وقت کسی کو نہیں دکھاتے، اور شمار نہیں ہوتے۔',
        other: '# اراکین اپنا فارغ وقت کسی کو نہیں دکھاتے، اور شمار نہیں ہوتے۔',
      }),
    sharing:
      'اگر آپ کچھ اور نہ چنیں تو گروپ پوچھ سکتا ہے کہ آپ کب فارغ ہیں، یہ کبھی نہیں کہ آپ کیا کرتے ہیں۔',
    sharingChange: 'چنیں کہ کون پوچھ سکتا ہے',
  },
);
