import { after, before } from 'node:test';
import type { ServiceApp } from '@studyhall/http';
import { readServiceConfig } from '@studyhall/platform';
import { client, type TestClient, type TestEngine, testLog, testTokens } from '@studyhall/testing';
import { buildApp } from '../src/app.ts';
import { type Context, closeContext, openContext } from '../src/context.ts';

export const tokens = testTokens();

export interface StudentsUnderTest {
  readonly api: TestClient;
  readonly context: Context;
}

/** The real service on a database of its own, for the suite that calls this. */
export function useStudents(engine: TestEngine): StudentsUnderTest {
  const suite: { api?: TestClient; context?: Context; app?: ServiceApp } = {};
  before(async () => {
    const { directory, url } = engine.databaseOptions();
    const config = {
      ...readServiceConfig({ SERVICE_SECRET: tokens.serviceSecret, STUDYHALL_DATA: directory }, 'students'),
      databaseUrl: url,
      rateLimit: false,
    };
    suite.context = await openContext(config, { log: testLog, verifyToken: tokens.verifier });
    suite.app = await buildApp(suite.context);
    suite.api = client(suite.app);
  });
  after(async () => {
    await suite.app?.close();
    if (suite.context) await closeContext(suite.context);
  });
  return {
    get api() {
      if (!suite.api) throw new Error('The service runs from the suite’s first hook on.');
      return suite.api;
    },
    get context() {
      if (!suite.context) throw new Error('The service runs from the suite’s first hook on.');
      return suite.context;
    },
  };
}

export const student = () => tokens.tokenFor();
export const coordinator = () => tokens.tokenFor({ roles: ['coordinator'] });

let courses = 0;

/** A course that no other test knows. */
export async function makeCourse({ api }: StudentsUnderTest, title = 'Logic'): Promise<string> {
  courses += 1;
  const code = `T${courses}-${Date.now() % 100_000}`;
  await api.put(`/api/courses/${code}`, { token: await coordinator(), body: { title } });
  return code;
}
