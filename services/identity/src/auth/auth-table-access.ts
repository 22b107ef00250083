import type { CustomAdapter } from 'better-auth/adapters';
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import { watchDatabase } from './auth-call.ts';

export type Row = Record<string, unknown>;
type AnyTables = Record<string, Row>;
type Where = NonNullable<Parameters<CustomAdapter['count']>[0]['where']>;
type FindOptions = Pick<Parameters<CustomAdapter['findMany']>[0], 'limit' | 'offset' | 'sortBy'>;

export interface Handle {
  readonly read: Kysely<AnyTables>;
  readonly write: <T>(work: (tx: Kysely<AnyTables>) => Promise<T>) => Promise<T>;
  /** By table: what else happens in the transaction that makes a row. */
  readonly afterCreate: Readonly<Record<string, (tx: Kysely<AnyTables>, row: Row) => Promise<void>>>;
}

const operators = {
  eq: '=',
  ne: '<>',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  in: 'in',
  not_in: 'not in',
} as const;

/** The eight operations on rows by which the sign-in library stores everything. */
export function createTableAccess(
  { read, write, afterCreate }: Handle,
  columnOf: (place: { model: string; field: string }) => string,
): CustomAdapter {
  function find(model: string, where: Where = [], { limit, offset, sortBy }: Partial<FindOptions> = {}) {
    let query = read.selectFrom(model).selectAll().where(matching(where));
    if (sortBy) query = query.orderBy(columnOf({ model, field: sortBy.field }), sortBy.direction);
    if (limit !== undefined) query = query.limit(limit);
    if (offset !== undefined) query = query.offset(offset);
    return watchDatabase(query.execute());
  }

  async function change(model: string, where: Where, values: Row): Promise<number> {
    const result = await watchDatabase(
      write((tx) => tx.updateTable(model).set(values).where(matching(where)).executeTakeFirst()),
    );
    return Number(result.numUpdatedRows);
  }

  async function remove(model: string, where: Where): Promise<number> {
    const result = await watchDatabase(
      write((tx) => tx.deleteFrom(model).where(matching(where)).executeTakeFirst()),
    );
    return Number(result.numDeletedRows);
  }

  // The rows are what the library described; its type parameters promise more than a table can know.
  return {
    create: async ({ model, data }) => {
      const store = write(async (tx) => {
        await tx.insertInto(model).values(data).execute();
        await afterCreate[model]?.(tx, data);
      });
      await watchDatabase(store);
      return data;
    },
    findOne: async ({ model, where }) => ((await find(model, where, { limit: 1 }))[0] ?? null) as never,
    findMany: async ({ model, where, ...options }) => (await find(model, where, options)) as never,
    count: async ({ model, where }) => (await find(model, where)).length,
    update: async ({ model, where, update }) => {
      const [row] = await find(model, where, { limit: 1 });
      if (row === undefined) return null;
      const values = update as Row;
      const byId: Where = [
        { field: 'id', value: String(row['id']), operator: 'eq', connector: 'AND', mode: 'sensitive' },
      ];
      return (await change(model, byId, values)) > 0 ? ({ ...row, ...values } as never) : null;
    },
    updateMany: ({ model, where, update }) => change(model, where, update),
    delete: async ({ model, where }) => {
      await remove(model, where);
    },
    deleteMany: ({ model, where }) => remove(model, where),
  };
}

/** Every condition must hold; the library's rarer operators are not used by the endpoints we call. */
function matching(where: Where): (builder: ExpressionBuilder<AnyTables, string>) => Expression<SqlBool> {
  return (builder) =>
    builder.and(
      where.map(({ field, operator = 'eq', value, connector }) => {
        if (connector !== 'AND' || !isSupported(operator)) {
          throw new Error(`The sign-in library asked for an unsupported condition: ${connector} ${operator}`);
        }
        if (value === null) return builder(field, operator === 'ne' ? 'is not' : 'is', null);
        return builder(field, operators[operator], value);
      }),
    );
}

function isSupported(operator: string): operator is keyof typeof operators {
  return Object.hasOwn(operators, operator);
}
