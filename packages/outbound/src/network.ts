import { lookup } from 'node:dns/promises';
import { isPublicAddress } from './public-address.ts';

/** The network as a client sees it; a test has one of its own. */
export interface Network {
  readonly resolve: (hostname: string) => Promise<readonly { address: string; family: number }[]>;
  readonly isAllowed: (address: string) => boolean;
  /** As URLs write them: the default port is nothing. */
  readonly ports: ReadonlySet<string>;
  /** Certificate of the authority to trust, in place of the well-known ones. */
  readonly ca?: string;
  /** For a whole exchange. */
  readonly timeoutMs: number;
}

export const internet: Network = {
  resolve: (hostname) => lookup(hostname, { all: true }),
  isAllowed: isPublicAddress,
  ports: new Set(['']),
  timeoutMs: 10_000,
};
