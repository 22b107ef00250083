import type { Mail } from '@studyhall/mail';
import type { DeliveryRow, OccasionRow } from '../data/tables.ts';
import type { CalendarEntry } from '../domain/calendar-entry.ts';
import { isKind, isSecurity } from '../domain/kind.ts';
import { type Forms, speakerOf } from '../domain/texts/speaker.ts';
import { type Reader, type Text, textOf } from '../domain/texts/text.ts';
import { parseParams } from '../presenters.ts';
import type { UnsubscribeTokens } from '../unsubscribe-token.ts';
import { toInvitation } from './calendar.ts';

export interface Recipient {
  readonly personId?: string | undefined;
  readonly name: string;
  readonly address: string;
  readonly reader: Reader;
}

export interface Composition {
  readonly mailId: string;
  readonly deliveries: readonly DeliveryRow[];
  readonly entry: CalendarEntry | null;
  /** Where the entry is of one: all its occurrences. */
  readonly series: readonly OccasionRow[];
  readonly recipient: Recipient;
  readonly publicUrl: string;
  readonly tokens: UnsubscribeTokens;
  readonly now: number;
}

interface Words {
  readonly hello: (name: string) => string;
  readonly digest: Forms;
  readonly open: string;
  readonly unsubscribe: string;
  readonly settings: string;
}

const words: Readonly<Record<Reader['language'], Words>> = {
  en: {
    hello: (name) => `Hello ${name},`,
    digest: { one: '# thing happened', other: '# things happened' },
    open: 'Open in Study Hall',
    unsubscribe: 'No more mail like this',
    settings: 'All settings',
  },
  ur: {
    hello: (name) => `السلام علیکم \u2068${name}\u2069،`,
    digest: { one: '# نئی اطلاع', other: '# نئی اطلاعات' },
    open: 'اسٹڈی ہال میں کھولیں',
    unsubscribe: 'ایسی ای میل مزید نہ بھیجیں',
    settings: 'تمام ترتیبات',
  },
};

interface Item extends Text {
  readonly url: string;
}

/** One mail of one or several deliveries, in the recipient's language. */
export function composeMail(composition: Composition): Mail {
  const { mailId, deliveries, recipient, publicUrl, tokens, entry, series, now } = composition;
  const items = deliveries.map(({ kind, params, link }) => ({
    ...textOf({ kind, params: parseParams(params) }, recipient.reader),
    url: new URL(link, publicUrl).href,
  }));
  const [first] = items;
  const { language, timeZone } = recipient.reader;
  const say = words[language];
  const count = () => speakerOf(language, timeZone).count(items.length, say.digest);
  const subject = items.length > 1 || !first ? count() : first.title;
  const unsubscribeUrl = unsubscribeUrlOf(composition, tokens);
  const settingsUrl = new URL('/settings/notifications', publicUrl).href;
  const parts = { say, items, name: recipient.name, unsubscribeUrl, settingsUrl };
  const attendee = { name: recipient.name || recipient.address, email: recipient.address };
  return {
    id: mailId,
    to: recipient.address,
    subject: oneLine(subject),
    text: toText(parts),
    html: toHtml(parts, language),
    ...(unsubscribeUrl !== null && {
      headers: {
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    }),
    ...(entry &&
      first && { calendar: toInvitation(entry, series, { publicUrl, url: first.url, attendee, now }) }),
  };
}

/** Null where mail cannot be switched off. */
function unsubscribeUrlOf(
  { deliveries, recipient, publicUrl }: Composition,
  tokens: UnsubscribeTokens,
): string | null {
  const kinds = new Set(deliveries.map(({ kind }) => kind));
  if ([...kinds].some((kind) => isKind(kind) && isSecurity(kind))) return null;
  const [only = '*'] = kinds;
  const { personId, address } = recipient;
  const who = personId === undefined ? { address } : { personId };
  const token = tokens.sign({ ...who, kind: kinds.size === 1 ? only : '*' });
  return new URL(`/api/notifications/unsubscribe?token=${token}`, publicUrl).href;
}

interface Parts {
  readonly say: Words;
  readonly items: readonly Item[];
  readonly name: string;
  readonly unsubscribeUrl: string | null;
  readonly settingsUrl: string;
}

function toText({ say, items, name, unsubscribeUrl, settingsUrl }: Parts): string {
  const told = items.map(({ title, body, url }) => [title, ...(body ? [body] : []), url].join('\n'));
  const end = [
    ...(unsubscribeUrl === null ? [] : [`${say.unsubscribe}: ${unsubscribeUrl}`]),
    `${say.settings}: ${settingsUrl}`,
  ];
  return `${[say.hello(name), ...told, `-- \n${end.join('\n')}`].join('\n\n')}\n`;
}

function toHtml(
  { say, items, name, unsubscribeUrl, settingsUrl }: Parts,
  language: Reader['language'],
): string {
  const told = items.map(
    ({ title, body, url }) =>
      `<h2 style="font-size:1.1em">${escapeHtml(title)}</h2>${body && `<p>${escapeHtml(body)}</p>`}` +
      `<p><a href="${escapeHtml(url)}">${escapeHtml(say.open)}</a></p>`,
  );
  const end = [
    ...(unsubscribeUrl === null
      ? []
      : [`<a href="${escapeHtml(unsubscribeUrl)}">${escapeHtml(say.unsubscribe)}</a>`]),
    `<a href="${escapeHtml(settingsUrl)}">${escapeHtml(say.settings)}</a>`,
  ];
  return (
    `<!doctype html><html lang="${language}" dir="${language === 'ur' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">` +
    `</head><body style="font-family:sans-serif"><p>${escapeHtml(say.hello(name))}</p>${told.join('')}` +
    `<hr><p style="font-size:0.8em">${end.join(' · ')}</p></body></html>`
  );
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 200);
}
