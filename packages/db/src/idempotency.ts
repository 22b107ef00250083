/** What an Idempotency-Key stands for at the moment it is claimed. */
export type IdempotencyClaim =
  /** Handle the request, and give what it creates this id: the same one if an earlier attempt died half way. */
  | { readonly state: 'new'; readonly resourceId: string; readonly lease: ClaimLease }
  /** Answered before: send this again. */
  | ({ readonly state: 'done' } & RememberedAnswer)
  /** Another request with this key is being handled right now. */
  | { readonly state: 'running' }
  /** The key was used for a request with another body. */
  | { readonly state: 'other-body' };

export interface RememberedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The right to answer a request, for 3 seconds from when it was claimed or renewed last; then another process may
 * take it over. Each answers false, and does nothing, once one has. One call at a time, but for `isHeldIn`.
 */
export interface ClaimLease {
  renew(): Promise<boolean>;
  /** In a transaction of the same database; where it is true, nobody takes the claim over before the transaction ends. */
  isHeldIn(transaction: unknown): Promise<boolean>;
  complete(answer: RememberedAnswer): Promise<boolean>;
  /** Forgets the attempt but not the id: for answers that must not be remembered, such as server errors. */
  abandon(): Promise<boolean>;
}

/** Remembers the answers of requests that carry an Idempotency-Key, for 24 hours a person and key. */
export interface IdempotencyStore {
  claim(personId: string, key: string, requestHash: string): Promise<IdempotencyClaim>;
}
