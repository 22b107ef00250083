import ICAL from 'ical.js';
import type { ParsedMail } from 'mailparser';

export interface ReadEntry {
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly start: string;
  readonly end: string;
  readonly attendee: string | null;
}

/** The calendar that came with a mail, as a calendar program reads it; null where none did. */
export function readInvitation(mail: ParsedMail): { method: string; entries: ReadEntry[] } | null {
  const attachment = mail.attachments.find(({ contentType }) => contentType.startsWith('application/ics'));
  if (attachment === undefined) return null;
  const calendar = new ICAL.Component(ICAL.parse(attachment.content.toString()));
  const entries = calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, sequence, startDate, endDate } = new ICAL.Event(component);
    const attendee = component.getFirstPropertyValue('attendee');
    return {
      uid,
      sequence,
      status: String(component.getFirstPropertyValue('status')),
      start: startDate.toJSDate().toISOString(),
      end: endDate.toJSDate().toISOString(),
      attendee: attendee === null ? null : String(attendee),
    };
  });
  return { method: String(calendar.getFirstPropertyValue('method')), entries };
}
