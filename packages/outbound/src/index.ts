export { AddressRefusedError, checkAddress } from './address.ts';
export { createOutboundAgent } from './agent.ts';
export { internet, type Network } from './network.ts';
export { isPublicAddress } from './public-address.ts';
