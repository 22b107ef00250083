/** Who may ask for a person's free and busy time; in a group, everyone is counted. */
export type Audience = 'nobody' | 'groups' | 'everyone';

export interface Sharing {
  readonly freeBusy: Audience;
  /** Whether others are told that it is this person who cannot come. */
  readonly nameWhenMissing: boolean;
}

/** What holds until a person says otherwise. */
export const defaultSharing: Sharing = { freeBusy: 'nobody', nameWhenMissing: false };
