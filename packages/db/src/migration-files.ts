import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { MigrationError } from './errors.ts';

export interface MigrationFile {
  readonly name: string;
  readonly number: number;
  /** SHA-256 of the text. */
  readonly checksum: string;
  readonly statements: readonly string[];
}

const fileName = /^(?<number>\d{4})-[a-z0-9-]+(?:\.(?<engine>sqlite|mysql))?\.sql$/;

/**
 * Reads the migrations of a folder that are for `engine`, in order: `NNNN-name.sql` is for both,
 * `NNNN-name.mysql.sql` and `NNNN-name.sqlite.sql` for one. Numbers start at 0001, without gaps or repeats.
 */
export async function readMigrations(directory: URL, engine: 'sqlite' | 'mysql'): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const mine = names.filter((name) => {
    const groups = fileName.exec(name)?.groups;
    if (groups === undefined) throw new MigrationError(`${name} is not named NNNN-name.sql.`);
    return groups['engine'] === undefined || groups['engine'] === engine;
  });
  return Promise.all(mine.map((name, index) => readMigration(directory, name, index + 1)));
}

async function readMigration(directory: URL, name: string, expected: number): Promise<MigrationFile> {
  const number = Number(name.slice(0, 4));
  if (number !== expected) {
    const wanted = String(expected).padStart(4, '0');
    throw new MigrationError(`${name} is out of order: the next migration has the number ${wanted}.`);
  }
  // Line ends are those of the machine that checked the file out.
  const text = (await readFile(new URL(name, directory), 'utf8')).replaceAll('\r\n', '\n');
  const checksum = createHash('sha256').update(text).digest('hex');
  return { name, number, checksum, statements: splitStatements(text) };
}

const token = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|;|[^;'"/-]+|[/-]/g;

/** The statements of a text, without comments. A `;` ends one unless it stands in quotes or in a comment. */
export function splitStatements(text: string): string[] {
  const statements = [''];
  for (const [piece] of text.matchAll(token)) {
    if (piece === ';') statements.push('');
    else if (!piece.startsWith('--') && !piece.startsWith('/*'))
      statements.push(`${statements.pop()}${piece}`);
  }
  return statements.map((statement) => statement.trim()).filter((statement) => statement !== '');
}
