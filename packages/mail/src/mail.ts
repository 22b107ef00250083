export interface Mail {
  /** Names the mail: the same for each attempt to send it. It is the left part of its Message-ID. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly calendar?: { readonly method: string; readonly content: string };
}

export interface Mailer {
  /**
   * Resolves when the server has accepted the mail. `onHandOver` is awaited before the last byte goes out: as long as
   * it has not been called, the server cannot have accepted; when it throws, the server will not. Throws
   * MailRefusedError, MailServerError, or whatever else went wrong with this one mail for now.
   */
  send(mail: Mail, onHandOver?: () => Promise<void>): Promise<void>;
}
