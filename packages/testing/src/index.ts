export * from './builders.ts';
export * from './client.ts';
export * from './door.ts';
export * from './engines.ts';
export * from './log.ts';
export { type Mariadb, startMariadb } from './mariadb.ts';
export { type SecureServer, startSecureServer } from './secure-server.ts';
export * from './stub.ts';
export * from './tokens.ts';
