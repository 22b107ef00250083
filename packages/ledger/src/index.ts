export * from './busy-times.ts';
export * from './clashes.schema.ts';
export * from './clashes.ts';
export * from './common-times.schema.ts';
export * from './common-times.ts';
export * from './engagements.ts';
export * from './ledger.ts';
