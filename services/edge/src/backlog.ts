const turnMs = 10;
/** A turn of the event loop that takes longer leaves those waiting who come meanwhile. */
const longTurnMs = 100;
/** A standstill that is shorter, such as that of a garbage collection, leaves no queue. */
const standstillMs = 400;
/** So many are served in a turn, however slow the machine is. */
const leastInTurn = 256;

/** Whether this process can no longer keep up with reading what is sent to it. */
export interface Backlog {
  /**
   * To be asked once for each request that has been read: whether it waited too long for that, in a queue that does
   * not go away. An event loop that has more to do than time reads in long turns, one after the other, and each takes
   * as long as what the one before has left.
   */
  isTooLong(): boolean;
  /** How long what is read now has waited to be read, by how long the last turn took. */
  readonly waitMs: number;
  close(): void;
}

export function watchBacklog(now = () => performance.now()): Backlog {
  let dueAt = now() + turnMs;
  let keptUpAt = now();
  let served = 0;
  let waitMs = 0;
  const timer = setInterval(() => {
    waitMs = now() - dueAt;
    if (waitMs < longTurnMs) keptUpAt = now();
    dueAt = now() + turnMs;
    served = 0;
  }, turnMs);
  timer.unref();
  return {
    get waitMs() {
      return waitMs;
    },
    isTooLong: () => {
      if (served < leastInTurn || now() - dueAt < longTurnMs || now() - keptUpAt < standstillMs) {
        served += 1;
        return false;
      }
      return true;
    },
    close: () => clearInterval(timer),
  };
}
