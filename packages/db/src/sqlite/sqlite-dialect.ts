import {
  type Dialect,
  type Driver,
  type SelectModifierNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

/** Leaves out `FOR UPDATE` and the like: a transaction has the whole file to itself from its start. */
class CompilerWithoutRowLocks extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    const locks = node.modifier !== undefined && /^(For|NoWait|SkipLocked)/.test(node.modifier);
    if (!locks) super.visitSelectModifier(node);
  }
}

/** Without Kysely's own queue: ours is bounded, and the reader needs none. */
class AdapterWithoutQueue extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

export function createSqliteDialect(driver: Driver): Dialect {
  return {
    createAdapter: () => new AdapterWithoutQueue(),
    createDriver: () => driver,
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new CompilerWithoutRowLocks(),
  };
}
