import { defineMessages } from '../../i18n/messages.ts';

export const weekGridWords = defineMessages(
  {
    help: 'Draw in an empty place, drag to move, drag an edge to change the length. By keyboard: arrow keys move the hours, with Shift they change the end, Delete removes them.',
    openHelp: 'Enter opens what is focused.',
    block: (day: string, from: string, to: string) => `${day}, ${from} to ${to}`,
  },
  {
    help: 'خالی جگہ پر کھینچ کر بنائیں، گھسیٹ کر ہٹائیں، کنارہ گھسیٹ کر لمبائی بدلیں۔ کی بورڈ سے: تیر کے بٹن اوقات ہٹاتے ہیں، Shift کے ساتھ اختتام بدلتے ہیں، Delete ہٹا دیتا ہے۔',
    openHelp: 'Enter سے منتخب چیز کھلتی ہے۔',
    block: (day, from, to) => `${day}، ${from} سے ${to}`,
  },
);
