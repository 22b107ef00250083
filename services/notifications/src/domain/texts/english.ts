import type { Params } from '../params.ts';
import type { Speaker } from './speaker.ts';
import type { Texts } from './text.ts';

/** `CS-101, Monday 2 November, 14:00 GMT+5.` */
const session = ({ course, start }: Params, say: Speaker) => `${course}, ${say.when(start)}.`;
const meeting = ({ title, start, place }: Params, say: Speaker) =>
  `${title}, ${say.when(start)}${place ? `, ${place}` : ''}.`;
const because = ({ reason }: Params) => (reason ? ` Reason: ${reason}` : '');
const roles: Readonly<Record<string, string>> = { owner: 'owner', moderator: 'moderator', member: 'member' };

export const english: Texts = {
  'session.requested': (p, say) => ({
    title: `${p.person} asks you for a session`,
    body: `${session(p, say)} Accept or decline it before it expires.${p.topic ? ` Topic: ${p.topic}` : ''}`,
  }),
  'session.confirmed': (p, say) => ({
    title:
      p.part === 'asked'
        ? `${p.person} accepted your session`
        : p.part === 'tutor'
          ? `${p.person} booked a session with you`
          : `Your session with ${p.person} is confirmed`,
    body: session(p, say),
  }),
  'session.declined': (p, say) => ({
    title: `${p.person} declined your session`,
    body: `${session(p, say)}${because(p)} Choose another time or another tutor.`,
  }),
  'session.expired': (p, say) => ({
    title: p.part === 'tutor' ? `The request of ${p.person} expired` : `${p.person} did not answer in time`,
    body:
      p.part === 'tutor'
        ? `${session(p, say)} It was not answered in time.`
        : `${session(p, say)} Your time is free again: choose another time or another tutor.`,
  }),
  'session.rescheduled': (p, say) => ({
    title:
      p.part === 'actor'
        ? `Your session with ${p.person} is moved`
        : p.part === 'asked'
          ? `${p.person} asks to move your session`
          : `${p.person} moved your session`,
    body: `${p.course}: now ${say.when(p.start)}, before ${say.when(p.previousStart)}.`,
  }),
  'session.cancelled': (p, say) => ({
    title:
      p.part === 'actor'
        ? `You cancelled the session with ${p.person}`
        : `The session with ${p.person} is cancelled`,
    body: `${session(p, say)}${because(p)}`,
  }),
  'session.no-show': (p, say) => ({
    title: `You were missed in the session with ${p.person}`,
    body: `${session(p, say)} It counts as a no-show. Talk to your tutor if that is a mistake.`,
  }),
  'session.tomorrow': (p, say) => ({
    title: `Tomorrow at ${say.time(p.start)}: session with ${p.person}`,
    body: session(p, say),
  }),
  'session.soon': (p, say) => ({
    title: `At ${say.time(p.start)}: session with ${p.person}`,
    body: `${session(p, say)} It starts in an hour.`,
  }),
  'session.over': (p, say) => ({
    title: `How was your session with ${p.person}?`,
    body: `${session(p, say)} A review helps others to choose.`,
  }),
  'waitlist.offered': (p, say) => ({
    title: 'A time you wait for is free',
    body: `${say.when(p.start)}. It is yours if you accept it before ${say.when(p.until)}.`,
  }),
  'tutor.applied': (p, say, times) => ({
    title: say.count(times, { one: `${p.person} applies to tutor`, other: '# people apply to tutor' }),
    body: 'Look at the application and approve or refuse it.',
  }),
  'tutor.approved': () => ({
    title: 'You are approved as a tutor',
    body: 'Set your hours, and students can book you.',
  }),
  'tutor.suspended': (p) => ({
    title: 'You cannot tutor at present',
    body: `The coordinators decided so.${because(p)}`,
  }),
  'group.invited': (p, say) => ({
    title: `${p.person} invites you to ${p.group}`,
    body: `Accept before ${say.when(p.until)}.`,
  }),
  'group.requested': (p, say, times) => ({
    title: say.count(times, {
      one: `${p.person} asks to join ${p.group}`,
      other: `# people ask to join ${p.group}`,
    }),
    body: 'Accept or refuse.',
  }),
  'group.accepted': (p) => ({ title: `You are a member of ${p.group}`, body: 'Your request was accepted.' }),
  'group.joined': (p, say, times) => ({
    title: say.count(times, { one: `${p.person} joined ${p.group}`, other: `# people joined ${p.group}` }),
    body: '',
  }),
  'group.left': (p, say, times) => ({
    title: say.count(times, { one: `${p.person} left ${p.group}`, other: `# people left ${p.group}` }),
    body: '',
  }),
  'group.place-offered': (p, say) => ({
    title: `There is a place for you in ${p.group}`,
    body: `It is yours if you take it before ${say.when(p.until)}.`,
  }),
  'group.rejected': (p) => ({
    title: `${p.group} did not accept your request`,
    body: because(p),
  }),
  'group.removed': (p) => ({ title: `You are no longer a member of ${p.group}`, body: because(p) }),
  'group.role-changed': (p) => ({
    title: `Your role in ${p.group} has changed`,
    body: `You are ${roles[p.role ?? ''] ?? p.role} now.`,
  }),
  'group.archived': (p) => ({
    title: `${p.group} is closed`,
    body: 'Its coming meetings are cancelled; what was written stays.',
  }),
  'meeting.planned': (p, say) => ({
    title: `${p.group} meets: ${p.title}`,
    body: `${meeting(p, say)}${
      p.occurrences === undefined
        ? ''
        : say.count(p.occurrences, { one: '', other: ' It is the first of # meetings.' })
    } Say whether you come.`,
  }),
  'meeting.moved': (p, say) => ({
    title: `${p.title} is moved`,
    body: `${p.group}: now ${say.when(p.start)}${p.previousStart ? `, before ${say.when(p.previousStart)}` : ''}.${
      p.occurrences === undefined
        ? ''
        : say.count(p.occurrences, { one: '', other: ' # meetings of the series are moved.' })
    }`,
  }),
  'meeting.cancelled': (p, say) => ({
    title: `${p.title} is cancelled`,
    body: `${p.group}: ${say.when(p.start)}.${
      p.occurrences === undefined
        ? ''
        : say.count(p.occurrences, { one: '', other: ' # meetings of the series are cancelled.' })
    }${because(p)}`,
  }),
  'meeting.clashed': (p, say, times) => ({
    title: say.count(times, {
      one: `${p.title} is moved to where you have something else`,
      other: `# meetings of ${p.group} are moved to where you have something else`,
    }),
    body: `${p.group}: ${meeting(p, say)} Your yes is a maybe now. Answer again when you know.`,
  }),
  'meeting.tomorrow': (p, say) => ({
    title: `Tomorrow at ${say.time(p.start)}: ${p.title}`,
    body: `${p.group}: ${meeting(p, say)}`,
  }),
  'meeting.soon': (p, say) => ({
    title: `At ${say.time(p.start)}: ${p.title}`,
    body: `${p.group}: ${meeting(p, say)} It starts in an hour.`,
  }),
  'poll.opened': (p, say) => ({
    title: `${p.group} asks when you have time: ${p.title}`,
    body: `Answer before ${say.when(p.until)}.`,
  }),
  'poll.closing': (p, say) => ({
    title: `The poll "${p.title}" closes soon`,
    body: `${p.group}: it closes on ${say.when(p.until)}.`,
  }),
  'poll.closed': (p, say) => ({
    title: `The poll "${p.title}" is closed`,
    body:
      p.start === undefined
        ? `${p.group}: no time was chosen.`
        : `${p.group}: ${say.when(p.start)} was chosen.`,
  }),
  'post.mentioned': (p, say, times) => ({
    title: say.count(times, {
      one: `${p.person} mentions you in ${p.group}`,
      other: `You are mentioned # times in ${p.group}`,
    }),
    body: p.excerpt ?? '',
  }),
  'post.reported': (p, say, times) => ({
    title: say.count(times, {
      one: `${p.person} reports a post in ${p.group}`,
      other: `Posts in ${p.group} are reported # times`,
    }),
    body: `It is by ${p.author}.${because(p)}`,
  }),
  'security.signed-in': (p, say) => ({
    title: 'New sign-in to your account',
    body: `${say.when(p.start)}, with ${p.device}, network ${p.network}. If that was not you, change your password at once.`,
  }),
  'security.password-changed': (p, say) => ({
    title: 'Your password was changed',
    body: `${say.when(p.start)}. If that was not you, ask for a new password at once and tell the administration.`,
  }),
  'mail.refused': (p) => ({
    title: 'Mail to you does not arrive',
    body: `Your mail server refuses it: ${p.reason}`,
  }),
  'push.refused': (p) => ({
    title: 'Notices to your browser do not arrive',
    body: `Its push service refuses them: ${p.reason} Your settings say which browser it is.`,
  }),
};
