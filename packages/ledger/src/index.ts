export * from './busy-times.ts';
export * from './ledger.ts';
