import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { maxImportRows, parseCourseImport } from './course-import.ts';

const header = 'code,title,department';

describe('parseCourseImport', () => {
  it('reads quoted fields, a byte order mark and Windows line ends', () => {
    const { rows } = parseCourseImport(
      `\uFEFF${header}\r\ncs-101,"Logic, sets",Computing\r\nMA1,Analysis,\r\n`,
    );
    assert.deepEqual(
      rows.map(({ line, code, title, department }) => ({ line, code, title, department })),
      [
        { line: 2, code: 'cs-101', title: 'Logic, sets', department: 'Computing' },
        { line: 3, code: 'MA1', title: 'Analysis', department: null },
      ],
    );
  });

  it('names every faulty line and gives no row at all', () => {
    const { rows, problems } = parseCourseImport(`${header}\nCS1,Logic,X\n,Nothing,X\nCS2\ncs1,Again,X\n`);
    assert.deepEqual(rows, []);
    assert.deepEqual(
      problems.map(({ line }) => line),
      [3, 4, 4, 5],
    );
    assert.match(problems[3]?.message ?? '', /repeats the code cs1 of line 2/);
  });

  it('says where CSV itself is broken', () => {
    const { problems } = parseCourseImport(`${header}\nCS1,"Logic\n`);
    assert.equal(problems.length, 1);
    assert.match(problems[0]?.message ?? '', /not valid CSV/);
  });

  it('wants the header and at least one course', () => {
    assert.match(parseCourseImport('CS1,Logic,X\n').problems[0]?.message ?? '', /must be the header/);
    assert.match(parseCourseImport(`${header}\n`).problems[0]?.message ?? '', /no course/);
    assert.match(parseCourseImport('').problems[0]?.message ?? '', /must be the header/);
  });

  it('refuses more rows than one import may have', () => {
    const lines = Array.from({ length: maxImportRows + 1 }, (_, index) => `C${index},Title,`);
    assert.match(
      parseCourseImport([header, ...lines].join('\n')).problems[0]?.message ?? '',
      /split the file/,
    );
  });
});
