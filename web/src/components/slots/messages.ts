import { createPlural, defineMessages } from '../../i18n/messages.ts';

const en = createPlural('en');
const ur = createPlural('ur');

export const slotMessages = defineMessages(
  {
    days: 'Days',
    earlier: 'Earlier days',
    later: 'Later days',
    free: (count: number) => en(count, { one: '# free', other: '# free' }),
    freeTimes: (day: string, count: number) =>
      `${day}, ${en(count, { one: '# free time', other: '# free times' })}`,
    none: 'None free',
    timesOf: (day: string) => `Times on ${day}`,
    nothingThisWeek: 'Nothing is free in these days.',
    nothingOnDay: 'Nothing is free on this day.',
    nextFree: (day: string) => `The next free time is on ${day}`,
    nothingAhead: 'Nothing is free in the next five weeks either.',
    yourZone: (zone: string) => `Times in your zone, ${zone}`,
    theirTime: (time: string) => `${time} for the tutor`,
    clash: (title: string) => `You have: ${title}`,
    clashNote: 'You have something else at the times that are crossed out.',
  },
  {
    days: 'دن',
    earlier: 'پہلے کے دن',
    later: 'بعد کے دن',
    free: (count) => ur(count, { one: '# خالی', other: '# خالی' }),
    freeTimes: (day, count) => `${day}، ${ur(count, { one: '# خالی وقت', other: '# خالی اوقات' })}`,
    none: 'خالی نہیں',
    timesOf: (day) => `${day} کے اوقات`,
    nothingThisWeek: 'ان دنوں میں کچھ خالی نہیں۔',
    nothingOnDay: 'اس دن کچھ خالی نہیں۔',
    nextFree: (day) => `اگلا خالی وقت ${day} کو ہے`,
    nothingAhead: 'اگلے پانچ ہفتوں میں بھی کچھ خالی نہیں۔',
    yourZone: (zone) => `اوقات آپ کے زون میں، ${zone}`,
    theirTime: (time) => `ٹیوٹر کے ہاں ${time}`,
    clash: (title) => `آپ کی مصروفیت: ${title}`,
    clashNote: 'جن اوقات پر لکیر ہے اُن میں آپ کی کوئی اور مصروفیت ہے۔',
  },
);
