import { createService, type ServiceApp, type ServiceOptions } from '@studyhall/http';
import { client, type TestClient, type TestTokens, testLog, testTokens } from '@studyhall/testing';

export interface TestService {
  readonly app: ServiceApp;
  readonly http: TestClient;
  readonly tokens: TestTokens;
}

/** The tutors service in name, with the routes of a test, on a free port. */
export async function startService(
  addRoutes: (app: ServiceApp) => void,
  options: Partial<ServiceOptions> = {},
): Promise<TestService> {
  const tokens = testTokens(options.now);
  const app = await createService({
    name: 'tutors',
    log: testLog,
    verifyToken: tokens.verifier,
    serviceSecret: tokens.serviceSecret,
    rateLimit: false,
    now: Date.now,
    ...options,
  });
  addRoutes(app);
  return { app, http: client(app), tokens };
}

/** What a refusal looks like; tests compare parts of it. */
export interface ProblemBody {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly traceId: string;
  readonly errors?: readonly { path: string; message: string }[];
}
