import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Problem } from '@studyhall/http';
import { forEachEngine, uniqueText } from '@studyhall/testing';
import type { Course, CourseImportReport } from '../src/routes/courses.schema.ts';
import { coordinator, makeCourse, student, tokens, useStudents } from './students-app.ts';

interface CoursePage {
  items: Course[];
  nextCursor: string | null;
}

const csv = { 'content-type': 'text/csv' };

forEachEngine('courses', (engine) => {
  const students = useStudents(engine);

  it('are made and changed by a coordinator, and read by everyone signed in', async () => {
    const { api } = students;
    const code = await makeCourse(students, 'Logic');
    const body = { title: 'Logic and sets', department: 'Mathematics' };
    const changed = await api.put(`/api/courses/${code}`, { token: await coordinator(), body });
    assert.equal(changed.status, 200);
    const read = await api.get(`/api/courses/${code}`, { token: await student() });
    assert.deepEqual(read.body, { code, ...body });
  });

  it('are edited by nobody else', async () => {
    const { api } = students;
    const code = await makeCourse(students, 'Logic');
    const body = { title: 'Taken over' };
    const tutor = await tokens.tokenFor({ roles: ['student', 'tutor'] });
    assert.equal((await api.put(`/api/courses/${code}`, { body })).status, 401);
    assert.equal((await api.put(`/api/courses/${code}`, { token: tutor, body })).status, 403);
    const lines = `code,title,department\n${code},Taken over,\n`;
    const imported = await api.post('/api/courses/import', { token: tutor, body: lines, headers: csv });
    assert.equal(imported.status, 403);
    assert.equal((await api.get<Course>(`/api/courses/${code}`, { token: tutor })).body.title, 'Logic');
  });

  it('are found by the start of each word, in any case and with or without accents', async () => {
    const { api } = students;
    const word = uniqueText('É').replace('-', '');
    const code = await makeCourse(students, `${word} for beginners`);
    await makeCourse(students, `${word} for others`);
    const token = await student();
    const q = encodeURIComponent(`e${word.slice(1).toUpperCase()} begin`);
    const { body } = await api.get<CoursePage>(`/api/courses?q=${q}`, { token });
    assert.deepEqual(
      body.items.map((course) => course.code),
      [code],
    );
  });

  it('come in pages that together hold each once', async () => {
    const { api } = students;
    const word = uniqueText('paged').replace('-', '');
    const codes = [];
    for (let index = 0; index < 5; index += 1) codes.push(await makeCourse(students, `${word} ${index}`));
    const token = await student();
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await api.get<CoursePage>(`/api/courses?q=${word}&limit=2${after}`, { token });
      seen.push(...body.items.map((course) => course.code));
      cursor = body.nextCursor;
    }
    assert.deepEqual(seen, codes.toSorted());
  });

  it('are refused with a message for each wrong field', async () => {
    const { api } = students;
    const token = await coordinator();
    const body = { title: '', colour: 'red' };
    const refused = await api.put<Problem>('/api/courses/CS-1', { token, body });
    assert.equal(refused.status, 400);
    assert.deepEqual(refused.body.errors?.map((error) => error.path).sort(), ['/colour', '/title']);
    assert.equal((await api.get('/api/courses?cursor=nonsense', { token })).status, 400);
    assert.equal((await api.get('/api/courses/NOT-THERE', { token })).status, 404);
    assert.equal((await api.put('/api/courses/-bad', { token, body: { title: 'x' } })).status, 400);
  });

  it('may not differ from another in case alone', async () => {
    const { api } = students;
    const code = await makeCourse(students);
    const body = { title: 'The same' };
    const refused = await api.put<Problem>(`/api/courses/${code.toLowerCase()}`, {
      token: await coordinator(),
      body,
    });
    assert.equal(refused.status, 409);
    assert.equal(refused.body.code, 'course-code-taken');
  });

  it('are imported with a report of every line', async () => {
    const { api } = students;
    const known = await makeCourse(students, 'Known');
    const other = await makeCourse(students, 'Old title');
    const fresh = uniqueText('N').slice(0, 14);
    const body = `code,title,department\n${known},Known,\n${other},New title,\n${fresh},Fresh,Arts\n`;
    const imported = await api.post<CourseImportReport>('/api/courses/import', {
      token: await coordinator(),
      body,
      headers: csv,
    });
    assert.equal(imported.status, 200);
    assert.deepEqual(imported.body, {
      created: 1,
      updated: 1,
      unchanged: 1,
      lines: [
        { line: 2, code: known, outcome: 'unchanged' },
        { line: 3, code: other, outcome: 'updated' },
        { line: 4, code: fresh, outcome: 'created' },
      ],
    });
  });

  it('are imported all or not at all', async () => {
    const { api } = students;
    const fresh = uniqueText('N').slice(0, 14);
    const token = await coordinator();
    const body = `code,title,department\n${fresh},Fresh,Arts\n,No code,\n`;
    const refused = await api.post<Problem>('/api/courses/import', { token, body, headers: csv });
    assert.equal(refused.status, 422);
    assert.match(refused.body.errors?.[0]?.message ?? '', /^line 3 needs a code/);
    assert.equal((await api.get(`/api/courses/${fresh}`, { token })).status, 404);
  });

  it('are imported from at most 5 MiB', async () => {
    const { api } = students;
    const body = `code,title,department\n${'X'.repeat(5 * 1024 * 1024)}`;
    const refused = await api.post<Problem>('/api/courses/import', {
      token: await coordinator(),
      body,
      headers: csv,
    });
    assert.equal(refused.status, 413);
  });

  it('survive two coordinators who make the same one at once', async () => {
    const { api } = students;
    const code = uniqueText('R').slice(0, 14);
    const token = await coordinator();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.put(`/api/courses/${code}`, { token, body: { title: 'Race' } })),
    );
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  });
});
