import { Pool } from 'undici';

export interface Ask {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string | undefined;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface LoadAnswer {
  /** The code of the error where there was no answer. */
  readonly status: number | string;
  readonly text: string;
}

const patienceMs = 15_000;

/** One machine’s people: they share its connections, and never lose their patience with an exception. */
export class LoadClient {
  readonly #pool: Pool;

  constructor(url: string, connections: number) {
    this.#pool = new Pool(url, { connections, bodyTimeout: patienceMs, headersTimeout: patienceMs });
  }

  async ask({ method = 'GET', path, token, body, headers: further }: Ask): Promise<LoadAnswer> {
    const headers = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...further,
    };
    try {
      const answer = await this.#pool.request({
        method,
        path,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: answer.statusCode, text: await answer.body.text() };
    } catch (error) {
      const status = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      return { status, text: '' };
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
