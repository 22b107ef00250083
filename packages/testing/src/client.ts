import type { ServiceApp } from '@studyhall/http';

export interface TestRequest {
  readonly token?: string | undefined;
  /** An object is sent as JSON; a text as it is, under the `content-type` among the headers. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestResponse<Body> {
  readonly status: number;
  /** Parsed where it is JSON, else the text. */
  readonly body: Body;
  readonly headers: Headers;
}

type Call = <Body = unknown>(path: string, request?: TestRequest) => Promise<TestResponse<Body>>;

export interface TestClient {
  readonly get: Call;
  readonly post: Call;
  readonly put: Call;
  readonly patch: Call;
  readonly delete: Call;
}

/** Calls a service over HTTP: one that runs at a URL, or an app, which then listens on a free port. */
export function client(target: string | ServiceApp): TestClient {
  let base: Promise<string> | undefined;
  const findBase = () => {
    base ??=
      typeof target === 'string' ? Promise.resolve(target) : target.listen({ host: '127.0.0.1', port: 0 });
    return base;
  };
  const call =
    (method: string): Call =>
    async (path, request = {}) =>
      send(method, `${await findBase()}${path}`, request);
  return {
    get: call('GET'),
    post: call('POST'),
    put: call('PUT'),
    patch: call('PATCH'),
    delete: call('DELETE'),
  };
}

async function send<Body>(method: string, url: string, request: TestRequest): Promise<TestResponse<Body>> {
  const { token, body, headers } = request;
  const isJson = body !== undefined && typeof body !== 'string';
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(isJson && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: isJson ? JSON.stringify(body) : body }),
  });
  const text = await response.text();
  const answersJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
  // The test says what it expects to get.
  const parsed = (answersJson && text !== '' ? JSON.parse(text) : text) as Body;
  return { status: response.status, body: parsed, headers: response.headers };
}
