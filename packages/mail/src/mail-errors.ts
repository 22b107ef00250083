/** The server will never take this mail; the message is what it said. */
export class MailRefusedError extends Error {
  override name = 'MailRefusedError';
  /** It knows no such recipient, rather than dislikes the mail. */
  readonly ofRecipient: boolean;
  constructor(message: string, ofRecipient: boolean, cause: unknown) {
    super(message, { cause });
    this.ofRecipient = ofRecipient;
  }
}

/** The server cannot be reached, or lets nobody in: no use in trying other mails now. */
export class MailServerError extends Error {
  override name = 'MailServerError';
}
