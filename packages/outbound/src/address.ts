import type { Network } from './network.ts';

/** We do not go there, and shall not at another time. The message is for whoever gave the address. */
export class AddressRefusedError extends Error {
  override name = 'AddressRefusedError';
}

/** The same for every address within, so that nobody learns what answers there. */
export function refuseWithin(): AddressRefusedError {
  return new AddressRefusedError('The address does not lead to a public server.');
}

/** The address as a URL. Throws AddressRefusedError where we would not go there whatever its name resolves to. */
export function checkAddress(text: string, { isAllowed, ports }: Pick<Network, 'isAllowed' | 'ports'>): URL {
  if (!URL.canParse(text)) throw new AddressRefusedError('This is not a web address.');
  const url = new URL(text);
  if (url.protocol !== 'https:') throw new AddressRefusedError('The address must begin with https://.');
  if (url.username || url.password)
    throw new AddressRefusedError('The address must not hold a name or a password.');
  if (!ports.has(url.port)) throw new AddressRefusedError('The address must not name a port.');
  // An address of numbers is connected to without being looked up.
  const literal =
    /^\[(.*)\]$/.exec(url.hostname)?.[1] ?? (/^[\d.]+$/.test(url.hostname) ? url.hostname : undefined);
  if (literal !== undefined && !isAllowed(literal)) throw refuseWithin();
  // A name without a dot is one of this machine or this network.
  if (literal === undefined && !url.hostname.includes('.')) throw refuseWithin();
  return url;
}
