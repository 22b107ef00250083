import type { Mail } from '@studyhall/mail';

export type Letter = Pick<Mail, 'to' | 'subject' | 'text'>;

interface Recipient {
  readonly name: string;
  readonly email: string;
}

export function verificationMail({ name, email }: Recipient, url: string): Letter {
  return {
    to: email,
    subject: 'Confirm your e-mail address for Study Hall',
    text: `Hello ${name},

please confirm that this address is yours:

${url}

The link works for 24 hours. If you did not sign up for Study Hall, ignore this mail.
`,
  };
}

export function passwordResetMail({ name, email }: Recipient, url: string): Letter {
  return {
    to: email,
    subject: 'Choose a new password for Study Hall',
    text: `Hello ${name},

somebody, probably you, asked to reset your password. Choose a new one here:

${url}

The link works once, within an hour. If it was not you, ignore this mail: nothing changes.
`,
  };
}

/** To the owner of an address with which somebody signs up again. */
export function existingAccountMail({ name, email }: Recipient, publicUrl: string): Letter {
  return {
    to: email,
    subject: 'You already have a Study Hall account',
    text: `Hello ${name},

somebody, probably you, tried to sign up with this address. You have an account already: sign in at

${publicUrl}

or ask there for a new password. If it was not you, ignore this mail: nothing changed, and whoever it was
did not learn that the account exists.
`,
  };
}
