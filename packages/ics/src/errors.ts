/** The text is not a calendar that can be read; says where and why. */
export class InvalidCalendarError extends Error {
  override name = 'InvalidCalendarError';
  /** The line of the text, from 1 on. */
  readonly line: number;

  /** `reason` is a sentence for people. */
  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}
