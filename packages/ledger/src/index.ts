export * from './busy-times.ts';
export * from './engagements.ts';
export * from './ledger.ts';
