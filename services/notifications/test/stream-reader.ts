/** One event of a stream. */
export interface StreamEvent {
  readonly event: string;
  readonly id: string | undefined;
  // Each test knows what it asked for.
  // biome-ignore lint/suspicious/noExplicitAny: parsed JSON
  readonly data: any;
}

/** A client of the live stream, as the web application reads it: fetch and a bearer token. */
export class StreamReader implements AsyncDisposable {
  readonly events: StreamEvent[] = [];
  /** Resolves when the service ended the stream, or cut it off. */
  readonly ended: Promise<void>;
  lastEventId: string | undefined;
  readonly #abort: AbortController;
  #changed = Promise.withResolvers<void>();

  private constructor(body: ReadableStream<Uint8Array>, abort: AbortController) {
    this.#abort = abort;
    this.ended = this.#read(body).catch(() => undefined);
  }

  static async open(url: string, token: string, lastEventId?: string): Promise<StreamReader> {
    const abort = new AbortController();
    const headers = {
      authorization: `Bearer ${token}`,
      ...(lastEventId && { 'last-event-id': lastEventId }),
    };
    const response = await fetch(`${url}/api/notifications/stream`, { headers, signal: abort.signal });
    if (response.status !== 200 || !response.body) throw new Error(`the stream answered ${response.status}`);
    return new StreamReader(response.body, abort);
  }

  /** Resolves with all events of a kind when there are so many. */
  async waitFor(event: string, count = 1): Promise<StreamEvent[]> {
    for (;;) {
      const found = this.events.filter((each) => each.event === event);
      if (found.length >= count) return found;
      await this.#changed.promise;
    }
  }

  /** Resolves when an event came that says so. */
  async waitUntil(says: (event: StreamEvent) => boolean): Promise<void> {
    while (!this.events.some(says)) await this.#changed.promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#abort.abort();
    await this.ended;
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream() as never)) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) this.#take(block);
      this.#changed.resolve();
      this.#changed = Promise.withResolvers();
    }
  }

  #take(block: string): void {
    const fields = new Map(
      block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    const data = fields.get('data');
    if (data === undefined) return;
    const id = fields.get('id');
    if (id !== undefined) this.lastEventId = id;
    this.events.push({ event: fields.get('event') ?? 'message', id, data: JSON.parse(data) });
  }
}
