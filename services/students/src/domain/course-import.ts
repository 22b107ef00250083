import { CsvError, parse } from 'csv-parse/sync';

export interface CourseRow {
  readonly line: number;
  readonly code: string;
  readonly title: string;
  readonly department: string | null;
}

export interface LineProblem {
  readonly line: number;
  readonly message: string;
}

export type ParsedImport =
  | { readonly rows: readonly CourseRow[]; readonly problems: readonly [] }
  | { readonly rows: readonly []; readonly problems: readonly LineProblem[] };

export const maxImportRows = 10_000;
const header = ['code', 'title', 'department'];
export const courseCodePattern = '^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$';
const codePattern = new RegExp(courseCodePattern);

export function isCourseCode(text: string): boolean {
  return codePattern.test(text);
}

/** Reads `code,title,department` lines. One problem anywhere means no rows at all. */
export function parseCourseImport(csv: string): ParsedImport {
  let records: Record[];
  try {
    records = readRecords(csv);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return { rows: [], problems: [{ line, message: `is not valid CSV: ${error.message}` }] };
  }
  const problems = [...checkHeader(records[0]), ...checkSize(records.length - 1)];
  if (problems.length > 0) return { rows: [], problems };
  const rows = records.slice(1).map(toRow);
  const found = [...rows.flatMap(checkRow), ...findRepeats(rows)].sort((a, b) => a.line - b.line);
  return found.length > 0 ? { rows: [], problems: found } : { rows, problems: [] };
}

/** Two codes that differ only in case are the same course. */
export function foldCode(code: string): string {
  return code.toLowerCase();
}

interface Record {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function readRecords(csv: string): Record[] {
  // With `info` each record comes with the number of the line on which it ends.
  return parse(csv, {
    bom: true,
    trim: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: 10_000,
  }) as unknown as Record[];
}

function checkHeader(first: Record | undefined): LineProblem[] {
  const names = first?.record.map((name) => name.toLowerCase()) ?? [];
  const fits = names.length === header.length && names.every((name, index) => name === header[index]);
  return fits ? [] : [{ line: 1, message: `must be the header ${header.join(',')}` }];
}

function checkSize(rows: number): LineProblem[] {
  if (rows < 1) return [{ line: 1, message: 'is followed by no course; add at least one line' }];
  if (rows <= maxImportRows) return [];
  return [
    { line: 1, message: `is followed by ${rows} courses; split the file into parts of ${maxImportRows}` },
  ];
}

function toRow({ record, info }: Record): CourseRow & { readonly columns: number } {
  const [code = '', title = '', department = ''] = record;
  return {
    line: info.lines,
    code,
    title,
    department: department === '' ? null : department,
    columns: record.length,
  };
}

function checkRow({ line, code, title, department, columns }: ReturnType<typeof toRow>): LineProblem[] {
  const messages: string[] = [];
  if (columns !== header.length) messages.push(`has ${columns} columns instead of ${header.length}`);
  if (!isCourseCode(code)) {
    messages.push(
      'needs a code of at most 20 letters, digits, dots, underscores and hyphens, such as CS-101',
    );
  }
  if (title.length < 1 || title.length > 200) messages.push('needs a title of 1 to 200 characters');
  if ((department?.length ?? 0) > 120) messages.push('has a department of more than 120 characters');
  return messages.map((message) => ({ line, message }));
}

function findRepeats(rows: readonly CourseRow[]): LineProblem[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ code, line }) => {
    const earlier = first.get(foldCode(code));
    if (earlier !== undefined) return [{ line, message: `repeats the code ${code} of line ${earlier}` }];
    first.set(foldCode(code), line);
    return [];
  });
}
