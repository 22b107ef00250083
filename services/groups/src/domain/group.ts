import type { Instant } from '@studyhall/time';

export const joinPolicies = ['open', 'request', 'invite'] as const;
/** A group by invitation is private: nobody learns of it who is neither in it nor invited. */
export type JoinPolicy = (typeof joinPolicies)[number];

export const rules = ['members', 'moderators'] as const;
/** Who may do something in a group: every member, or moderators and owners alone. */
export type Rule = (typeof rules)[number];

export type GroupStatus = 'active' | 'archived';

export interface GroupRules {
  readonly post: Rule;
  readonly invite: Rule;
  readonly schedule: Rule;
}

/** What its owner decides of a group. */
export interface GroupSettings {
  readonly name: string;
  readonly course: { readonly code: string; readonly title: string } | null;
  readonly topic: string | null;
  readonly description: string;
  readonly joinPolicy: JoinPolicy;
  /** The most members at once. */
  readonly capacity: number;
  /** IANA; of the group's meetings. */
  readonly timeZone: string;
  readonly rules: GroupRules;
  /** How long a freed place is kept for the first in line. */
  readonly offerHours: number;
}

/** How many memberships have a status. */
export interface Counts {
  readonly active: number;
  readonly offered: number;
  readonly waiting: number;
}

export interface Group extends GroupSettings {
  readonly id: string;
  readonly status: GroupStatus;
  readonly counts: Counts;
  /** The last number given to a place in line, and to a post. */
  readonly lastPlace: number;
  readonly lastPost: number;
  /** When the first open offer of a place ends. */
  readonly lineDueAt: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const largestCapacity = 500;

/** Places that are neither taken nor kept for somebody. */
export function placesFree({ capacity, counts }: Pick<Group, 'capacity' | 'counts'>): number {
  return Math.max(0, capacity - counts.active - counts.offered);
}

/** Whether searches find the group. */
export function isListed({ joinPolicy, status }: Pick<Group, 'joinPolicy' | 'status'>): boolean {
  return joinPolicy !== 'invite' && status === 'active';
}

interface Founding {
  readonly id: string;
  readonly settings: GroupSettings;
  readonly at: Instant;
}

/** A new group, without anybody in it yet. */
export function emptyGroup({ id, settings, at }: Founding): Group {
  return {
    ...settings,
    id,
    status: 'active',
    counts: { active: 0, offered: 0, waiting: 0 },
    lastPlace: 0,
    lastPost: 0,
    lineDueAt: null,
    createdAt: at,
    updatedAt: at,
  };
}
