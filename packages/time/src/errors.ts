export type InvalidTimeCode =
  | 'unknown-time-zone'
  | 'invalid-instant'
  | 'invalid-date'
  | 'invalid-time-of-day'
  | 'invalid-weekday'
  | 'hours-reversed'
  | 'dates-reversed'
  | 'date-repeated'
  | 'range-reversed'
  | 'range-too-long'
  | 'invalid-length';

/** Thrown for every value of this package that cannot be: `message` is a sentence for people. */
export class InvalidTimeError extends Error {
  override name = 'InvalidTimeError';
  readonly code: InvalidTimeCode;
  /** The field at fault as a JSON pointer (`/weekly/0/from`); empty where the whole value is. */
  readonly path: string;

  constructor(code: InvalidTimeCode, message: string, path = '') {
    super(message);
    this.code = code;
    this.path = path;
  }
}
