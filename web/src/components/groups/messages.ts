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
  },
);
