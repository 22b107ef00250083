/** Who may ask for a person's free and busy time. */
export type Audience = 'nobody' | 'groups' | 'everyone';

export interface Sharing {
  readonly freeBusy: Audience;
  /** Whether others are told that it is this person who cannot come. */
  readonly nameWhenMissing: boolean;
}

/** What holds until a person says otherwise: to join a group is to let it find times. */
export const defaultSharing: Sharing = { freeBusy: 'groups', nameWhenMissing: false };

/** Of fewer people a count would tell when one of them is free. */
export const smallestCrowd = 3;

/** Which members of a group its question looks at. */
export interface Company {
  /** In the order given. */
  readonly counted: readonly string[];
  /** Who shares with nobody: nothing depends on one of them. */
  readonly discreet: ReadonlySet<string>;
}

/** Who shares with nobody is counted in a crowd alone; whoever asks always is. */
export function chooseCompany(
  members: readonly string[],
  { askerId, sharing }: { askerId: string | undefined; sharing: ReadonlyMap<string, Sharing> },
): Company {
  const isDiscreet = (personId: string): boolean =>
    personId !== askerId && (sharing.get(personId) ?? defaultSharing).freeBusy === 'nobody';
  const discreet = new Set(members.filter(isDiscreet));
  const isCrowd = discreet.size >= smallestCrowd;
  return { counted: isCrowd ? members : members.filter((personId) => !discreet.has(personId)), discreet };
}
