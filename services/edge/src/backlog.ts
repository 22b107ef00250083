const turnMs = 10;
/** A turn of the event loop that takes longer leaves those waiting who come meanwhile. */
const longTurnMs = 100;
/** A standstill that is shorter, such as that of a garbage collection, leaves no queue. */
const standstillMs = 400;

/** Whether this process can no longer keep up with reading what is sent to it. */
export interface Backlog {
  /**
   * Whether the request at hand has waited too long to be read, in a queue that does not go away: an event loop that
   * has more to do than time reads in long turns, one after the other, and each takes as long as what the one before
   * has left.
   */
  isTooLong(): boolean;
  close(): void;
}

export function watchBacklog(now = () => performance.now()): Backlog {
  let dueAt = now() + turnMs;
  let keptUpAt = now();
  const timer = setInterval(() => {
    if (now() - dueAt < longTurnMs) keptUpAt = now();
    dueAt = now() + turnMs;
  }, turnMs);
  timer.unref();
  return {
    isTooLong: () => now() - dueAt >= longTurnMs && now() - keptUpAt >= standstillMs,
    close: () => clearInterval(timer),
  };
}
