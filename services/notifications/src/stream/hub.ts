import type { Database } from '@studyhall/db';
import { type Logger, Signal, startWorker, type Worker } from '@studyhall/http';
import { observe } from '@studyhall/telemetry';
import { countUnread, findChanges, findMissed } from '../data/notification-repository.ts';
import { findPeople, findSignalled } from '../data/person-repository.ts';
import { readPosition } from '../data/stream-repository.ts';
import type { NotificationRow, Tables } from '../data/tables.ts';
import { wishesOf } from '../wishes.ts';
import { heartbeat } from './frame.ts';
import type { EndReason, OpenStream } from './open-stream.ts';

export interface HubOptions {
  readonly db: Database<Tables>;
  readonly log: Logger;
}

const lookEveryMs = 300;
/** Below the 60 seconds after which the front door and load balancers give up a silent connection. */
const heartbeatMs = 15_000;
const pageSize = 200;
/** Everybody's changes: an event may be for a thousand people. */
const lookSize = 1_000;
const drainMs = 30_000;
const mostStreams = 20_000;
const mostStreamsOfPerson = 10;

/**
 * The open streams of this process. One reader for all of them looks at what has changed anywhere, in this process
 * or another, and hands each change to the streams of its person.
 */
export class Hub {
  readonly #options: HubOptions;
  readonly #streams = new Map<string, Set<OpenStream>>();
  readonly #signal = new Signal();
  #count = 0;
  /** Every change up to here has been handed out. */
  #seen = 0;
  #worker: Worker | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #unobserve = () => {};

  constructor(options: HubOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#count;
  }

  get isFull(): boolean {
    return this.#count >= mostStreams;
  }

  async start(): Promise<void> {
    this.#seen = await readPosition(this.#options.db.read);
    this.#worker = startWorker({
      name: 'streams',
      signal: this.#signal,
      everyMs: lookEveryMs,
      round: () => this.#look(),
      log: this.#options.log,
    });
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs).unref();
    this.#unobserve = observe('studyhall.streams', () => [{ value: this.#count }]);
  }

  async stop(): Promise<void> {
    this.#unobserve();
    clearInterval(this.#heartbeat);
    this.endAll('stopping');
    await this.#worker?.stop();
  }

  /** Something was committed: look at once. */
  kick(): void {
    if (this.#count > 0) this.#signal.kick();
  }

  endAll(reason: EndReason): void {
    for (const stream of this.#all()) stream.end(reason);
  }

  endOf(personId: string, reason: EndReason): void {
    for (const stream of this.#streams.get(personId) ?? []) stream.end(reason);
  }

  /** Sends what the client has missed, and from then on what is new. Throws what the database throws. */
  async open(stream: OpenStream): Promise<void> {
    this.#add(stream);
    do {
      stream.isBehind = false;
      await this.#catchUp(stream);
      // A change that was handed out meanwhile may have been committed after the last look.
    } while (stream.isBehind && stream.isOpen);
    stream.isLive = true;
  }

  async #catchUp(stream: OpenStream): Promise<void> {
    const { db } = this.#options;
    for (;;) {
      const query = { personId: stream.personId, after: stream.position, limit: pageSize };
      const rows = await findMissed(db.read, query);
      for (const row of rows) stream.sendChange(row);
      if (!(await stream.drained(drainMs)) || rows.length < pageSize) return;
    }
  }

  #add(stream: OpenStream): void {
    const { personId } = stream;
    const own = this.#streams.get(personId) ?? new Set();
    const [oldest] = own;
    if (own.size >= mostStreamsOfPerson) oldest?.end('replaced');
    own.add(stream);
    this.#streams.set(personId, own);
    this.#count += 1;
  }

  remove(stream: OpenStream): void {
    const own = this.#streams.get(stream.personId);
    if (!own?.delete(stream)) return;
    this.#count -= 1;
    if (own.size === 0) this.#streams.delete(stream.personId);
  }

  async #look(): Promise<boolean> {
    const { db } = this.#options;
    const through = await readPosition(db.read);
    if (through <= this.#seen) return false;
    // Nobody listens: whoever comes reads what they missed themself.
    if (this.#count === 0) {
      this.#seen = through;
      return false;
    }
    const range = { after: this.#seen, through };
    const rows = await findChanges(db.read, { ...range, limit: lookSize });
    const isAll = rows.length < lookSize;
    const last = isAll ? through : Number(rows.at(-1)?.position);
    for (const row of rows) this.#handOut(row);
    const signalled = isAll ? await this.#refresh(range) : [];
    await this.#sendCounts([...rows.map((row) => row.person_id), ...signalled]);
    this.#seen = last;
    return !isAll;
  }

  #handOut(row: NotificationRow): void {
    for (const stream of this.#streams.get(row.person_id) ?? []) {
      if (stream.isLive) stream.sendChange(row);
      else stream.isBehind = true;
    }
  }

  /** Those who read something or chose another language. */
  async #refresh(range: { after: number; through: number }): Promise<string[]> {
    const { db } = this.#options;
    const signalled = await findSignalled(db.read, range);
    const here = signalled.filter((personId) => this.#streams.has(personId));
    for (const person of await findPeople(db.read, here)) {
      const reader = wishesOf(person);
      for (const stream of this.#streams.get(person.person_id) ?? []) stream.reader = reader;
    }
    return here;
  }

  async #sendCounts(changed: readonly string[]): Promise<void> {
    const here = [...new Set(changed)].filter((personId) => this.#streams.has(personId));
    const counts = await countUnread(this.#options.db.read, here);
    for (const personId of here) {
      const unread = counts.get(personId) ?? 0;
      for (const stream of this.#streams.get(personId) ?? []) stream.send('unread', { unread });
    }
  }

  #beat(): void {
    for (const stream of this.#all()) stream.write(heartbeat);
  }

  *#all(): Generator<OpenStream> {
    for (const own of this.#streams.values()) yield* own;
  }
}
