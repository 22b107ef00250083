import type { Instant } from '@studyhall/time';

export interface Mention {
  readonly id: string;
  readonly name: string;
}

/** A post, or a reply to one: threads are one level deep. */
export interface Post {
  readonly id: string;
  readonly groupId: string;
  readonly parentId: string | null;
  /** Counts up within the group. */
  readonly number: number;
  readonly authorId: string;
  readonly authorName: string;
  /** Markdown; empty once deleted. */
  readonly body: string;
  readonly mentions: readonly Mention[];
  /** Counts the edits, from 1. */
  readonly version: number;
  readonly replyCount: number;
  readonly pinnedAt: Instant | null;
  readonly createdAt: Instant;
  readonly editedAt: Instant | null;
  readonly deletedAt: Instant | null;
  readonly deletedBy: string | null;
}

export interface PostVersion {
  readonly version: number;
  readonly body: string;
  readonly writtenAt: Instant;
}

/** So many edits are kept; then a post can only be deleted and written anew. */
export const mostVersions = 100;
export const longestBody = 5_000;
/** So many posts of a group can be pinned. */
export const mostPinned = 10;
