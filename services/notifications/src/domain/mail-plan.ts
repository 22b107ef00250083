/** What waits for one recipient. */
export interface Waiting {
  readonly id: string;
  /** Goes by itself and never waits for others: a calendar entry, a security notice. */
  readonly isAlone: boolean;
  /** Deliveries that an earlier attempt put into one mail stay together. */
  readonly mailId: string | null;
}

export interface MailPlan<T> {
  /** Each a mail. */
  readonly mails: readonly (readonly T[])[];
  /** For later: the recipient has had enough for now. */
  readonly postponed: readonly T[];
}

/** More than this within an hour becomes one mail. */
export const mailsPerHour = 5;

/** Which of what is due becomes which mail. `recent` is how many mails went to the recipient within the last hour. */
export function planMails<T extends Waiting>(due: readonly T[], recent: number): MailPlan<T> {
  const begun = Map.groupBy(
    due.filter(({ mailId }) => mailId !== null),
    ({ mailId }) => mailId,
  );
  const fresh = due.filter(({ mailId }) => mailId === null);
  const alone = fresh.filter(({ isAlone }) => isAlone).map((each) => [each]);
  const others = fresh.filter(({ isAlone }) => !isAlone);
  const fixed = [...begun.values(), ...alone];
  const room = Math.max(0, mailsPerHour - recent);
  if (others.length <= room) return { mails: [...fixed, ...others.map((each) => [each])], postponed: [] };
  if (room > 0) return { mails: [...fixed, others], postponed: [] };
  return { mails: fixed, postponed: others };
}

const firstRetryMs = 30_000;
const longestRetryMs = 3_600_000;
/** After this a mail is given up. */
export const longestTryMs = 24 * 3_600_000;

/** When to try again after so many attempts: after half a minute, a minute, two, at last hourly. */
export function retryAfterMs(attempts: number): number {
  return Math.min(longestRetryMs, firstRetryMs * 2 ** Math.max(0, attempts - 1));
}
