/** A person's calendar as the policies see it. */
export function calendarOf(personId: string) {
  return { type: 'Calendar', id: personId, attributes: { ownerId: personId } };
}

/** The same to others, who may be allowed to count its free time. */
export function sharedCalendarOf(personId: string, sharing: { freeBusy: string; isCompanion: boolean }) {
  return { type: 'Calendar', id: personId, attributes: { ownerId: personId, ...sharing } };
}
