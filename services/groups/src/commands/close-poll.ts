import { newId } from '@studyhall/db';
import { NotFoundError, type Person } from '@studyhall/http';
import { inSpan } from '@studyhall/telemetry';
import { type Instant, localDateOf, localDateTimeOf } from '@studyhall/time';
import type { Context } from '../context.ts';
import { insertAttendances } from '../data/attendance-repository.ts';
import { findActiveMembers } from '../data/membership-repository.ts';
import {
  findDuePolls,
  findOptions,
  findRequired,
  findVotes,
  lockPoll,
  updatePollClosed,
} from '../data/poll-repository.ts';
import type { Writer } from '../data/tables.ts';
import { newAttendance } from '../domain/attendance.ts';
import type { Group } from '../domain/group.ts';
import type { Meeting } from '../domain/meeting.ts';
import { chooseWinner, type Poll, tally, type Vote, type Winner } from '../domain/poll.ts';
import { OptionOverError, PollClosedError, UnknownOptionError } from '../poll-errors.ts';
import { publishPoll } from '../poll-events.ts';
import { actInGroup, lockGroupIn } from './act-in-group.ts';
import { storeMeetings } from './plan-meeting.ts';
import { settleSoon } from './settle-attendance.ts';

export interface Closing {
  readonly person: Person;
  readonly poll: Poll;
  /** Chosen by hand, instead of what the votes say. */
  readonly start?: Instant | undefined;
}

/**
 * Closes a poll and books what won as a meeting. Closed again, it stays as it is; one that closed without a winner can
 * still be given one by hand.
 */
export async function closePoll(context: Context, { person, poll, start }: Closing): Promise<Poll> {
  const target = { personId: poll.organizerId };
  const act = { groupId: poll.groupId, person, action: 'manageMeeting', target };
  const closed = await actInGroup(context, act, async ({ tx, group, at }) => {
    const current = await lockPoll(tx, poll.id);
    if (!current) throw new NotFoundError('poll');
    const isDecided = current.status === 'closed' && (current.start !== null || start === undefined);
    if (isDecided && start !== undefined && start !== current.start) throw new PollClosedError();
    if (isDecided) return current;
    return decide({ tx, group, at }, current, { start, byPersonId: person.id });
  });
  await settleBooked(context, closed);
  return closed;
}

const pollsAtOnce = 50;

/** Closes polls whose time has come; several processes may do so at once. True when more is waiting. */
export async function closeDuePolls(context: Context): Promise<boolean> {
  const { db, now, log } = context;
  const due = await findDuePolls(db.read, now(), pollsAtOnce);
  let failed = false;
  for (const poll of due) {
    try {
      await inSpan({ name: 'close poll' }, () => closeDuePoll(context, poll));
    } catch (error) {
      failed = true;
      log.warn({ err: error, pollId: poll.id }, 'a poll could not be closed yet');
    }
  }
  return due.length === pollsAtOnce && !failed;
}

async function closeDuePoll(context: Context, poll: Poll): Promise<void> {
  const { db, now, relay } = context;
  const closed = await db.transaction(async (tx) => {
    const at = now();
    const group = await lockGroupIn(tx, poll.groupId, at);
    const current = await lockPoll(tx, poll.id);
    return current?.status === 'open' ? decide({ tx, group, at }, current, {}) : null;
  });
  relay.kick();
  if (closed) await settleBooked(context, closed);
}

interface Scene {
  readonly tx: Writer;
  readonly group: Group;
  readonly at: Instant;
}

/** Only the votes of who is a member still count, and only they can be required. */
export async function decide(
  scene: Scene,
  poll: Poll,
  { start, byPersonId }: { readonly start?: Instant | undefined; readonly byPersonId?: string },
): Promise<Poll> {
  const { tx, group, at } = scene;
  const members = (await findActiveMembers(tx, group.id)).map(({ personId }) => personId);
  const options = await findOptions(tx, poll.id);
  const votes = (await findVotes(tx, poll.id)).filter(({ personId }) => members.includes(personId));
  const required = (await findRequired(tx, poll.id)).filter((id) => members.includes(id));
  const winner =
    start === undefined ? chooseWinner(tally(options, votes, required), at) : readChoice(start, options, at);
  const meeting = winner && (await book(scene, { poll, winner, votes }));
  const closed: Poll = {
    ...poll,
    status: 'closed',
    start: winner?.start ?? null,
    decidedBy: winner?.decidedBy ?? null,
    meetingId: meeting?.id ?? null,
  };
  await updatePollClosed(tx, closed);
  await publishPoll(tx, { type: 'poll.closed', group, poll: closed, to: members, at, byPersonId });
  return closed;
}

function readChoice(start: Instant, options: readonly Instant[], at: Instant): Winner {
  if (!options.includes(start)) throw new UnknownOptionError(['/start']);
  if (start <= at) throw new OptionOverError();
  return { start, decidedBy: 'organizer' };
}

interface Booking {
  readonly poll: Poll;
  readonly winner: Winner;
  readonly votes: readonly Vote[];
}

/** Who voted yes for it comes, unless they have something else by now; the others are asked. */
async function book({ tx, group, at }: Scene, { poll, winner, votes }: Booking): Promise<Meeting | null> {
  const { title, minutes, place, link, organizerId } = poll;
  const { start } = winner;
  const [meeting] = await storeMeetings(tx, {
    id: newId(),
    group,
    person: { id: organizerId },
    details: { title, place, link, capacity: null },
    plan: { repeat: null },
    times: [
      {
        date: localDateOf(start, group.timeZone),
        at: localDateTimeOf(start, group.timeZone),
        start,
        end: start + minutes * 60_000,
      },
    ],
    at,
  });
  if (!meeting) return null;
  const comers = votes.filter((vote) => vote.start === start && vote.answer === 'yes');
  const held = comers.map(({ personId, personName }) => {
    const person = { id: personId, name: personName };
    return newAttendance({ id: newId(), meeting, person, tentative: false, dueAt: at });
  });
  await insertAttendances(tx, held);
  return meeting;
}

async function settleBooked(context: Context, { meetingId }: Poll): Promise<void> {
  if (meetingId !== null) await settleSoon(context, [meetingId], { withHolds: true });
}
