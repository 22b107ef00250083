import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Dialect, Kysely, type Transaction } from 'kysely';
import { Gate } from '../src/gate.ts';
import { CommitGroup } from '../src/sqlite/commit-group.ts';
import { createSqliteDialect } from '../src/sqlite/sqlite-dialect.ts';
import { TransactionDriver } from '../src/sqlite/sqlite-drivers.ts';
import { SqliteSession } from '../src/sqlite/sqlite-session.ts';

interface Tables {
  readonly marks: { readonly mark: number };
}

/** Tells what it was asked to run, and can be told to refuse. */
class ListeningSession extends SqliteSession {
  readonly heard: string[] = [];
  onRun: (sql: string) => void = () => undefined;

  override run(sql: string): void {
    this.heard.push(sql);
    this.onRun(sql);
    super.run(sql);
  }
}

describe('commits on SQLite', () => {
  let directory: string;
  let session: ListeningSession;
  let other: DatabaseSync;
  let writer: Kysely<Tables>;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'studyhall-commits-'));
    const file = join(directory, 'marks.sqlite');
    const database = new DatabaseSync(file);
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE marks (mark INTEGER PRIMARY KEY)');
    session = new ListeningSession(database);
    writer = new Kysely<Tables>({ dialect: dialectOf(session) });
    other = new DatabaseSync(file);
  });

  afterEach(async () => {
    other.close();
    session.close();
    await rm(directory, { recursive: true });
  });

  function dialectOf(of: SqliteSession): Dialect {
    const gate = new Gate({ places: 1, maxWaiting: 1_000, patienceMs: 10_000 });
    return createSqliteDialect(new TransactionDriver(of, gate, new CommitGroup(of)));
  }

  function write<R>(work: (tx: Transaction<Tables>) => Promise<R>): Promise<R> {
    return writer.transaction().execute(work);
  }

  function leave(tx: Transaction<Tables>, mark: number) {
    return tx.insertInto('marks').values({ mark }).execute();
  }

  /** What another connection sees: what is committed. */
  function committed(): unknown[] {
    return other
      .prepare('SELECT mark FROM marks ORDER BY mark')
      .all()
      .map(({ mark }) => mark);
  }

  function commits(): number {
    return session.heard.filter((sql) => sql === 'COMMIT').length;
  }

  test('transactions of one moment share a commit', async () => {
    await Promise.all([1, 2, 3, 4, 5].map((mark) => write((tx) => leave(tx, mark))));
    assert.deepEqual(committed(), [1, 2, 3, 4, 5]);
    assert.equal(commits(), 1);
  });

  test('no more than 32 wait for one commit', async () => {
    const marks = Array.from({ length: 65 }, (_, index) => index);
    await Promise.all(marks.map((mark) => write((tx) => leave(tx, mark))));
    assert.deepEqual(committed(), marks);
    assert.equal(commits(), 3);
  });

  test('one that fails is undone alone, wherever it stands among the others', async () => {
    for (const failing of [0, 1, 2]) {
      const base = failing * 10;
      const outcomes = await Promise.allSettled(
        [0, 1, 2].map((position) =>
          write(async (tx) => {
            await leave(tx, base + position);
            if (position === failing) throw new Error('changed my mind');
          }),
        ),
      );
      assert.deepEqual(
        outcomes.map(({ status }) => status === 'rejected'),
        [0, 1, 2].map((position) => position === failing),
      );
    }
    assert.deepEqual(committed(), [1, 2, 10, 12, 20, 21]);
  });

  test('a commit waits for the one at work, and takes it along', async () => {
    const { promise: go, resolve: goOn } = Promise.withResolvers<void>();
    let isTold = false;
    const quick = write((tx) => leave(tx, 1)).then(() => {
      isTold = true;
    });
    const slow = write(async (tx) => {
      await leave(tx, 2);
      await go;
    });
    await nextTurn();
    await nextTurn();
    assert.deepEqual([isTold, committed()], [false, []]);
    goOn();
    await Promise.all([quick, slow]);
    assert.deepEqual([commits(), committed()], [1, [1, 2]]);
  });

  test('a commit waits for the one at work, which then fails', async () => {
    const { promise: go, reject: giveUp } = Promise.withResolvers<void>();
    const quick = write((tx) => leave(tx, 1));
    const slow = write(async (tx) => {
      await leave(tx, 2);
      await go;
    });
    await nextTurn();
    giveUp(new Error('changed my mind'));
    await assert.rejects(slow, { message: 'changed my mind' });
    await quick;
    assert.deepEqual(committed(), [1]);
  });

  test('one that fails because of another finds what that wrote', async () => {
    const first = write((tx) => leave(tx, 1));
    const second = write((tx) => leave(tx, 1));
    await assert.rejects(second, { errcode: 1555 });
    assert.deepEqual(committed(), [1]);
    await first;
  });

  test('a commit that fails fails for all who share it, and the next ones work', async () => {
    session.onRun = (sql) => {
      if (sql === 'COMMIT') throw new Error('no room on the disk');
    };
    const outcomes = await Promise.allSettled([1, 2, 3].map((mark) => write((tx) => leave(tx, mark))));
    assert.deepEqual(
      outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.message),
      Array(3).fill('no room on the disk'),
    );
    session.onRun = () => undefined;
    await write((tx) => leave(tx, 4));
    assert.deepEqual(committed(), [4]);
  });

  test('when an error has rolled back everything, none is told that it is committed', async () => {
    const first = write((tx) => leave(tx, 1));
    const second = write(async (tx) => {
      await leave(tx, 2);
      // As SQLite does by itself when the disk is full.
      session.run('ROLLBACK');
      throw new Error('no room on the disk');
    });
    const [one, two] = await Promise.allSettled([first, second]);
    assert.equal(one.status === 'rejected' && one.reason.code, 'database-unavailable');
    assert.equal(two.status === 'rejected' && two.reason.message, 'no room on the disk');
    await write((tx) => leave(tx, 3));
    assert.deepEqual(committed(), [3]);
  });
});
