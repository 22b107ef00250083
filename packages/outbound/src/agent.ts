import type { LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { refuseWithin } from './address.ts';
import type { Network } from './network.ts';

const longestConnectMs = 5_000;

/** Connects to what `checkAddress` let through. Its requests fail with AddressRefusedError where that leads within. */
export function createOutboundAgent(network: Network, { mostBytes }: { mostBytes: number }): Agent {
  const connect = buildConnector({
    lookup: createLookup(network),
    timeout: Math.min(longestConnectMs, network.timeoutMs),
    ...(network.ca !== undefined && { ca: network.ca }),
  });
  return new Agent({
    maxResponseSize: mostBytes,
    connect: (options, callback) => {
      connect(options, (...[error, socket]) => {
        if (error) return callback(error, null);
        if (network.isAllowed(socket.remoteAddress ?? '')) return callback(null, socket);
        socket.destroy();
        return callback(refuseWithin(), null);
      });
    },
  });
}

function createLookup({ resolve, isAllowed }: Network): LookupFunction {
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (found) => {
        const [first] = found;
        // One that is not allowed betrays a name that was made for it; the others are not tried either.
        if (!first || !found.every(({ address }) => isAllowed(address))) callback(refuseWithin(), []);
        else if (all) callback(null, [...found]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}
