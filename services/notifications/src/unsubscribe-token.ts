import { Buffer } from 'node:buffer';
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Who wishes no more mail, and of which kind; `*` is all but security. */
export interface Unsubscription {
  readonly personId?: string | undefined;
  readonly address?: string | undefined;
  readonly kind: string;
}

/** Signs the links in mails, so that they work without signing in and for nothing else. */
export class UnsubscribeTokens {
  readonly #key: Buffer;

  constructor(serviceSecret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', serviceSecret, '', 'studyhall unsubscribe', 32));
  }

  sign({ personId = '', address = '', kind }: Unsubscription): string {
    const body = Buffer.from(JSON.stringify([personId, address, kind])).toString('base64url');
    return `${body}.${this.#seal(body)}`;
  }

  /** Null for one that is not ours. */
  read(token: string): Unsubscription | null {
    const [body = '', seal = ''] = token.split('.');
    const expected = Buffer.from(this.#seal(body));
    const given = Buffer.from(seal);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    // Only this class made what bears its seal.
    const [personId, address, kind] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
      string,
      string,
      string,
    ];
    return { personId: personId || undefined, address: address || undefined, kind };
  }

  /** Stands for an address, so that it need not be stored. */
  hashAddress(address: string): string {
    return createHmac('sha256', this.#key).update(`address ${address}`).digest('hex');
  }

  #seal(body: string): string {
    return createHmac('sha256', this.#key).update(body).digest('base64url');
  }
}
