/** What the text of a notification speaks of. Instants are RFC 3339; which fields there are depends on the kind. */
export interface Params {
  /** Somebody else's name. */
  readonly person?: string;
  /** Whose the post is. */
  readonly author?: string;
  readonly course?: string;
  readonly topic?: string;
  readonly group?: string;
  readonly title?: string;
  readonly start?: string;
  readonly end?: string;
  readonly previousStart?: string;
  /** Until when something can be done. */
  readonly until?: string;
  readonly place?: string;
  readonly reason?: string;
  readonly role?: string;
  readonly excerpt?: string;
  readonly device?: string;
  readonly network?: string;
  /** Of how many occurrences this is the first. */
  readonly occurrences?: number;
  /** What the reader has to do with it, where the text differs. */
  readonly part?: 'actor' | 'student' | 'tutor' | 'asked';
}
