import { services } from '@studyhall/platform';

// `npm run smoke -- https://study.example.edu`: asks a running platform from outside; exit code 1 when anything is
// not as it should be. Changes nothing.
const [base = ''] = process.argv.slice(2);
if (!URL.canParse(base))
  throw new Error('Say where the platform is: npm run smoke -- https://study.example.edu');
const patienceMs = 10_000;

interface Expectation {
  readonly path: string;
  readonly holds: (answer: Response) => boolean;
}

const expectations: readonly Expectation[] = [
  {
    path: '/',
    holds: ({ status, headers }) => status === 200 && /text\/html/.test(headers.get('content-type') ?? ''),
  },
  { path: '/api/status', holds: ({ status }) => status === 200 },
  { path: '/api/docs/openapi.json', holds: ({ status }) => status === 200 },
  { path: '/internal/people/x', holds: ({ status }) => status === 404 },
  // Each service answers for itself: it refuses, or not, but it does not fail.
  ...services
    .flatMap(({ prefixes }) => prefixes.slice(0, 1))
    .map((path) => ({ path, holds: ({ status }: Response) => status < 500 })),
];

let faults = 0;
for (const { path, holds } of expectations) {
  const answer = await fetch(new URL(path, base), { signal: AbortSignal.timeout(patienceMs) });
  await answer.body?.cancel();
  const isRight = holds(answer);
  if (!isRight) faults += 1;
  console.log(`${isRight ? 'ok ' : 'NOT'} ${answer.status} ${path}`);
}
process.exitCode = faults === 0 ? 0 : 1;
