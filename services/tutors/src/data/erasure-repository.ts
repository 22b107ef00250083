import type { Writer } from './tables.ts';

const formerMember = 'Former member';

/** Takes a person's name and words out of the sessions that stay with the other one. */
export async function updateSessionsOfErased(tx: Writer, personId: string): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ student_name: formerMember, topic: '', reason: null })
    .where('student_id', '=', personId)
    .execute();
  await tx
    .updateTable('sessions')
    .set({ tutor_name: formerMember, reason: null })
    .where('tutor_id', '=', personId)
    .execute();
  await tx
    .updateTable('session_notes')
    .set({ private_text: '' })
    .where('session_id', 'in', (taught) =>
      taught.selectFrom('sessions').select('id').where('tutor_id', '=', personId),
    )
    .execute();
}

export async function deleteBookingTraces(tx: Writer, personId: string): Promise<void> {
  await tx.deleteFrom('waitlist_entries').where('student_id', '=', personId).execute();
  await tx.deleteFrom('waitlist_entries').where('tutor_id', '=', personId).execute();
  await tx.deleteFrom('waitlist_queues').where('tutor_id', '=', personId).execute();
  await tx.deleteFrom('booking_locks').where('person_id', '=', personId).execute();
}
