import { DatabaseUnavailableError } from '../errors.ts';
import type { SqliteSession } from './sqlite-session.ts';

/** More would make the first of a group wait long for the last. */
const maxMembers = 32;

/**
 * Transactions that follow one another within a turn of the event loop share one BEGIN and one COMMIT, and so one
 * write to the disk: group commit, as servers of databases do it. Each is a savepoint, undone alone when it fails,
 * and none is told that it is committed before all are on disk. The caller lets in one at a time.
 */
export class CommitGroup {
  readonly #session: SqliteSession;
  /** Those that finished their work and wait for the disk. */
  #members: PromiseWithResolvers<void>[] = [];
  #isWorking = false;
  /** The turn ended while a member was at work: commit when it finishes. */
  #isDue = false;
  #scheduled: NodeJS.Immediate | undefined;

  constructor(session: SqliteSession) {
    this.#session = session;
  }

  /** Takes the lock to write at once: taken later, it could no longer be waited for. */
  begin(): void {
    this.#session.run(this.#members.length === 0 ? 'BEGIN IMMEDIATE' : 'SAVEPOINT member');
    this.#isWorking = true;
  }

  /** The work of the member inside is done; resolves when it is on disk. The next may begin at once. */
  commit(): Promise<void> {
    if (this.#members.length > 0) this.#session.run('RELEASE member');
    this.#isWorking = false;
    const member = Promise.withResolvers<void>();
    this.#members.push(member);
    if (this.#isDue || this.#members.length === maxMembers) this.flush();
    else this.#scheduled ??= setImmediate(() => this.#endTurn());
    return member.promise;
  }

  /**
   * Undoes the work of the member inside, and of no other. The others are committed at once: it may have failed
   * because of what they wrote, and must find that when it reads before it tries again.
   */
  rollback(): void {
    this.#isWorking = false;
    if (!this.#session.inTransaction) {
      // Some errors, such as a full disk, have already rolled back everything.
      this.#settle((member) =>
        member.reject(new DatabaseUnavailableError('The transaction was rolled back.')),
      );
    } else if (this.#members.length === 0) {
      this.#session.run('ROLLBACK');
    } else {
      this.#session.run('ROLLBACK TO member; RELEASE member');
      this.flush();
    }
  }

  /** Commits those whose work is done. Nobody may be at work. */
  flush(): void {
    if (this.#members.length === 0) return;
    try {
      this.#session.run('COMMIT');
    } catch (error) {
      this.#settle((member) => member.reject(error));
      if (this.#session.inTransaction) this.#session.run('ROLLBACK');
      return;
    }
    this.#settle((member) => member.resolve());
  }

  #endTurn(): void {
    this.#scheduled = undefined;
    if (this.#isWorking) this.#isDue = this.#members.length > 0;
    else this.flush();
  }

  #settle(finish: (member: PromiseWithResolvers<void>) => void): void {
    clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    this.#isDue = false;
    const members = this.#members;
    this.#members = [];
    for (const member of members) finish(member);
  }
}
