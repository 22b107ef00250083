export type { Transaction } from 'kysely';
export { findContracting } from './contracting.ts';
export { type Database, type DatabaseOptions, type Log, openDatabase } from './database.ts';
export type { DatabaseStats, Row, RunSql } from './engine.ts';
export {
  DatabaseUnavailableError,
  isCheckViolation,
  isForeignKeyViolation,
  isUniqueViolation,
  MigrationEditedError,
  MigrationError,
} from './errors.ts';
export type { ClaimLease, IdempotencyClaim, IdempotencyStore, RememberedAnswer } from './idempotency.ts';
export { createIdempotencyStore } from './idempotency-store.ts';
export { insertRows } from './insert-rows.ts';
export { fromDatabaseInstant, toDatabaseInstant } from './instant.ts';
export { createLease, type Lease, type LeaseOptions } from './lease.ts';
export { migrate } from './migrate.ts';
export { splitStatements } from './migration-files.ts';
export { schemaName } from './mysql/mysql-options.ts';
export { newId } from './new-id.ts';
export type * from './own-tables.ts';
export { type Parameter, prepareQuery } from './prepare-query.ts';
export { prefixRange, searchTerms } from './search-terms.ts';
export { openServiceDatabase, type ServiceDatabaseOptions } from './service-database.ts';
