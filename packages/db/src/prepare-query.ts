import type { Compilable, CompiledQuery, DialectAdapter, Kysely } from 'kysely';

/** Stands for the value of one field of the input. */
export type Parameter<Input> = <K extends keyof Input>(name: K) => Input[K];

class Placeholder<Input> {
  readonly name: keyof Input;
  constructor(name: keyof Input) {
    this.name = name;
  }
}

/**
 * A query whose text is made once: for the busiest ones, since making it takes longer than SQLite takes to
 * answer. `build` gets placeholders in place of values, and must not look at them.
 */
export function prepareQuery<Tables, Input, Row>(
  build: (db: Kysely<Tables>, parameter: Parameter<Input>) => Compilable<Row>,
): (db: Kysely<Tables>, input: Input) => Promise<Row[]> {
  const compiled = new WeakMap<DialectAdapter, CompiledQuery<Row>>();
  // Kysely passes values on as they are, so a placeholder goes where the value would.
  const parameter: Parameter<Input> = (name) => new Placeholder<Input>(name) as never;
  function compile(db: Kysely<Tables>, adapter: DialectAdapter): CompiledQuery<Row> {
    const query = build(db, parameter).compile();
    compiled.set(adapter, query);
    return query;
  }
  return async (db, input) => {
    const { adapter } = db.getExecutor();
    const query = compiled.get(adapter) ?? compile(db, adapter);
    // Only `parameter` makes placeholders, from names of the input.
    const parameters = query.parameters.map((value) =>
      value instanceof Placeholder ? input[value.name as keyof Input] : value,
    );
    const { rows } = await db.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}
