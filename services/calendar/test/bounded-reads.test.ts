import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { newId } from '@studyhall/db';
import { forEachEngine } from '@studyhall/testing';
import { sql } from 'kysely';
import { findCalendars } from '../src/data/busy-repository.ts';
import { insertCommitments } from '../src/data/commitment-repository.ts';
import { insertMissingPeople } from '../src/data/person-repository.ts';
import { at, useCalendar } from './calendar-app.ts';

const day = 86_400_000;
const monday = Date.parse(at('09:00'));
const historyDays = 300;

/* MySQL counts what it reads; on SQLite the key alone decides, and the benchmark would show it. */
forEachEngine('looking up busy time', (engine) => {
  if (engine.name === 'SQLite') return;
  const calendar = useCalendar(engine);
  const people = Array.from({ length: 8 }, () => newId());

  before(async () => {
    const { db } = calendar.context;
    await insertMissingPeople(db, people);
    const history = people.flatMap((personId) =>
      Array.from({ length: historyDays }, (_, index) => {
        const start = monday - index * day;
        return { personId, start, end: start + day / 24, kind: 'class', title: 'Logic', ref: null } as const;
      }),
    );
    await db.transaction((tx) => insertCommitments(tx, history));
  });

  it('reads what it answers, however much lies before', async () => {
    const range = { start: monday - 7 * day, end: monday + 7 * day };
    const reads = await calendar.context.db.transaction(async (tx) => {
      const count = async () => {
        const { rows } = await sql<{ Value: string }>`SHOW SESSION STATUS LIKE 'Handler_read_next'`.execute(
          tx,
        );
        return Number(rows[0]?.Value);
      };
      const before = await count();
      const calendars = await findCalendars(tx, { people, range });
      assert.equal(calendars.flatMap(({ busy }) => busy).length, people.length * 8);
      return (await count()) - before;
    });
    assert.ok(reads <= people.length * 10, `${reads} rows were read`);
  });
});
