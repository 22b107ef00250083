/** What a person is told, as the policies see it. */
export function inboxOf(personId: string) {
  return { type: 'Inbox', id: personId, attributes: { ownerId: personId } };
}
