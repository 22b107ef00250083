import { type ServiceClient, UnavailableError } from '@studyhall/http';

/** Who has an account, as the identity service knows. */
export interface Accounts {
  has(personId: string): Promise<boolean>;
}

export function createAccounts(identity: ServiceClient): Accounts {
  return {
    async has(personId) {
      const path = `/internal/accounts/${encodeURIComponent(personId)}`;
      const { status } = await identity.request({ method: 'GET', path });
      if (status === 200 || status === 404) return status === 200;
      throw new UnavailableError({ cause: new Error(`Identity answered ${status}`) });
    },
  };
}
