import ICAL from 'ical.js';
import type { ParsedMail } from 'mailparser';

export interface ReadEntry {
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly start: string;
  readonly end: string;
  readonly attendee: string | null;
  readonly organizer: string | null;
  /** On the wall of its zone. */
  readonly recurrenceId: string | null;
  readonly isRecurring: boolean;
}

/** The text of the calendar that came with a mail. */
export function readCalendarText(mail: ParsedMail): string | null {
  const attachment = mail.attachments.find(({ contentType }) => contentType.startsWith('application/ics'));
  return attachment?.content.toString() ?? null;
}

/** The calendar that came with a mail, as a calendar program reads it; null where none did. */
export function readInvitation(mail: ParsedMail): { method: string; entries: ReadEntry[] } | null {
  const text = readCalendarText(mail);
  if (text === null) return null;
  const calendar = new ICAL.Component(ICAL.parse(text));
  const textOf = (component: ICAL.Component, name: string) => {
    const value = component.getFirstPropertyValue(name);
    return value === null ? null : String(value);
  };
  const entries = calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, sequence, startDate, endDate } = new ICAL.Event(component);
    return {
      uid,
      sequence,
      status: String(component.getFirstPropertyValue('status')),
      start: startDate.toJSDate().toISOString(),
      end: endDate.toJSDate().toISOString(),
      attendee: textOf(component, 'attendee'),
      organizer: textOf(component, 'organizer'),
      recurrenceId: textOf(component, 'recurrence-id'),
      isRecurring: component.hasProperty('rrule'),
    };
  });
  return { method: String(calendar.getFirstPropertyValue('method')), entries };
}
