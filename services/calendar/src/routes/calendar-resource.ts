/** A person's calendar as the policies see it. */
export function calendarOf(personId: string) {
  return { type: 'Calendar', id: personId, attributes: { ownerId: personId } };
}
