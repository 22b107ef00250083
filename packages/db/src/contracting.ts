/**
 * Statements of migrations that the previous version of the code may not survive. Blue and green run on one schema,
 * so a migration may only add: tables, columns that need no value, indexes that forbid nothing, rows. Whatever else
 * it does counts as taking something away, what nobody thought of here above all.
 */
export function findContracting(statements: readonly string[]): readonly string[] {
  const made = new Set<string>();
  return statements.filter((statement) => {
    const text = statement.replaceAll(/\s+/g, ' ').trim();
    const created = /^CREATE TABLE (?:IF NOT EXISTS )?(\w+)/i.exec(text)?.[1];
    if (created !== undefined) {
      made.add(created);
      return false;
    }
    return !isExpanding(text, made);
  });
}

/** `made` are the tables that these migrations make themselves: no older code knows them. */
function isExpanding(text: string, made: ReadonlySet<string>): boolean {
  const index = /^CREATE (UNIQUE )?INDEX \w+ ON (\w+)/i.exec(text);
  if (index !== null) return index[1] === undefined || made.has(index[2] ?? '');
  const table = /^(?:ALTER TABLE|UPDATE|DELETE FROM|DROP TABLE(?: IF EXISTS)?) (\w+)/i.exec(text)?.[1] ?? '';
  if (made.has(table)) return true;
  const column =
    /^ALTER TABLE \w+ ADD (?:COLUMN )?(?!CONSTRAINT|CHECK|UNIQUE|PRIMARY|FOREIGN)\w+ (.*)$/i.exec(text)?.[1];
  if (column !== undefined) return !/,\s*(ADD|DROP|MODIFY|CHANGE)\b/i.test(column) && needsNoValue(column);
  // Values for what is new are filled in; older code neither reads nor minds them.
  return /^(INSERT INTO|UPDATE) /i.test(text);
}

function needsNoValue(column: string): boolean {
  const demands = /\bNOT NULL\b/i.test(column) && !/\bDEFAULT\b/i.test(column);
  return !demands && !/\b(UNIQUE|CHECK|REFERENCES)\b/i.test(column);
}
