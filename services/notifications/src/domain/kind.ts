/** How mail of a kind comes: at once, gathered once a day, or not at all. */
export const mailModes = ['now', 'daily', 'off'] as const;
export type MailMode = (typeof mailModes)[number];

/** Over which channels a kind of notification reaches a person. */
export interface Channels {
  readonly inbox: boolean;
  readonly email: MailMode;
  readonly push: boolean;
}

const all: Channels = { inbox: true, email: 'now', push: true };
const quiet: Channels = { inbox: true, email: 'daily', push: false };
const inboxOnly: Channels = { inbox: true, email: 'off', push: false };

/** Every kind of notification, and how it comes unless a person says otherwise. */
export const defaultChannels = {
  'session.requested': all,
  'session.confirmed': all,
  'session.declined': all,
  'session.expired': all,
  'session.rescheduled': all,
  'session.cancelled': all,
  'session.no-show': all,
  'session.tomorrow': all,
  'session.soon': { inbox: true, email: 'off', push: true },
  'session.over': { inbox: true, email: 'daily', push: true },
  'waitlist.offered': all,
  'tutor.applied': quiet,
  'tutor.approved': all,
  'tutor.suspended': all,
  'group.invited': all,
  'group.requested': { inbox: true, email: 'now', push: false },
  'group.accepted': all,
  'group.joined': inboxOnly,
  'group.left': inboxOnly,
  'group.place-offered': all,
  'group.rejected': all,
  'group.removed': all,
  'group.role-changed': quiet,
  'group.archived': all,
  'meeting.planned': all,
  'meeting.moved': all,
  'meeting.cancelled': all,
  'meeting.clashed': all,
  'meeting.tomorrow': all,
  'meeting.soon': { inbox: true, email: 'off', push: true },
  'poll.opened': all,
  'poll.closing': all,
  'poll.closed': all,
  'post.mentioned': all,
  'post.reported': { inbox: true, email: 'now', push: false },
  'security.signed-in': all,
  'security.password-changed': all,
  'mail.refused': inboxOnly,
  'push.refused': inboxOnly,
} as const satisfies Readonly<Record<string, Channels>>;

export type Kind = keyof typeof defaultChannels;

// Object.keys knows the keys as texts only.
export const kinds = Object.keys(defaultChannels) as readonly Kind[];

export function isKind(text: string): text is Kind {
  return Object.hasOwn(defaultChannels, text);
}

/** Told at any hour and whatever a person has switched off: whoever took over an account could switch it off too. */
export function isSecurity(kind: Kind): boolean {
  return kind.startsWith('security.');
}

/** What a person chose, by kind; the rest is as by default. */
export type ChosenChannels = Readonly<Partial<Record<Kind, Channels>>>;

export function channelsOf(kind: Kind, chosen: ChosenChannels): Channels {
  const channels = chosen[kind] ?? defaultChannels[kind];
  if (isSecurity(kind)) return { ...channels, inbox: true, email: 'now' };
  // They would be refused as well, and tell of themselves without end.
  if (kind === 'mail.refused') return { ...channels, email: 'off' };
  if (kind === 'push.refused') return { ...channels, push: false };
  return channels;
}

/** Only what differs from the default, so that a better default reaches those who never chose. */
export function differences(chosen: ChosenChannels): ChosenChannels {
  const changed = Object.entries(chosen).filter(([kind, { inbox, email, push }]) => {
    const usual: Channels | undefined = isKind(kind) ? defaultChannels[kind] : undefined;
    return usual && (usual.inbox !== inbox || usual.email !== email || usual.push !== push);
  });
  return Object.fromEntries(changed);
}
