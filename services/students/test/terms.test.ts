import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Problem } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import type { Term } from '../src/routes/terms.schema.ts';
import { coordinator, student, useStudents } from './students-app.ts';

const fall = {
  name: 'Fall 2026',
  startsOn: '2026-09-01',
  endsOn: '2026-12-20',
  holidays: ['2026-11-09', '2026-10-01'],
};

forEachEngine('terms', (engine) => {
  const students = useStudents(engine);

  it('are kept by a coordinator and read by students, latest first', async () => {
    const { api } = students;
    const token = await coordinator();
    const spring = { name: 'Spring 2027', startsOn: '2027-01-10', endsOn: '2027-05-20' };
    assert.equal((await api.put('/api/terms/2026-FALL', { token, body: fall })).status, 200);
    assert.equal((await api.put('/api/terms/2027-SPRING', { token, body: spring })).status, 200);
    const list = await api.get<{ items: Term[] }>('/api/terms', { token: await student() });
    assert.deepEqual(list.body.items, [
      { code: '2027-SPRING', ...spring, holidays: [] },
      { code: '2026-FALL', ...fall, holidays: ['2026-10-01', '2026-11-09'] },
    ]);
  });

  it('are not edited by a student', async () => {
    const { api } = students;
    const token = await student();
    assert.equal((await api.put('/api/terms/MINE', { token, body: fall })).status, 403);
    assert.equal((await api.get('/api/terms/MINE', { token })).status, 404);
  });

  it('must be made of dates that exist and fit together', async () => {
    const { api } = students;
    const token = await coordinator();
    const put = (changes: object) =>
      api.put<Problem>('/api/terms/ODD', { token, body: { ...fall, ...changes } });
    assert.equal((await put({ startsOn: '2026-02-30' })).status, 422);
    const reversed = await put({ endsOn: '2026-08-01' });
    assert.equal(reversed.status, 422);
    assert.equal(reversed.body.errors?.[0]?.path, '/endsOn');
    assert.equal((await put({ endsOn: '2028-12-20' })).status, 422);
    assert.equal((await put({ holidays: ['2027-01-01'] })).body.errors?.[0]?.path, '/holidays/0');
    assert.equal((await api.get('/api/terms/ODD', { token })).status, 404);
  });
});
