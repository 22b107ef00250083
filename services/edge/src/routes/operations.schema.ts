import { InstantSchema, Type } from '@studyhall/http';

const Milliseconds = Type.Union([Type.Number(), Type.Null()], {
  description: 'Milliseconds until the answer began; null without requests.',
});

const figures = {
  requests: Type.Integer(),
  errors: Type.Integer({ description: 'Answers of 500 and above.' }),
  p50: Milliseconds,
  p95: Milliseconds,
  p99: Milliseconds,
};

const MinuteSchema = Type.Object(
  { start: InstantSchema, ...figures },
  { $id: 'OperationsMinute', additionalProperties: false },
);

const ServiceSchema = Type.Object(
  {
    state: Type.Enum(['up', 'down']),
    version: Type.Union([Type.String(), Type.Null()], {
      description: 'What runs; null where it did not say.',
    }),
    rate: Type.Number({ description: 'Requests a second, on average.' }),
    ...figures,
    queueDepth: Type.Union([Type.Integer(), Type.Null()], {
      description:
        'Events on their way to other services; null where there is no queue or it could not be asked.',
    }),
    queueAge: Type.Union([Type.Number(), Type.Null()], {
      description: 'Age of the oldest of them in seconds.',
    }),
    parked: Type.Union([Type.Integer(), Type.Null()], {
      description: 'Events set aside since their receiver keeps refusing them.',
    }),
    minutes: Type.Array(MinuteSchema, {
      maxItems: 60,
      description: 'Each minute of the time covered, oldest first; the last one is under way.',
    }),
  },
  { $id: 'ServiceOperations', additionalProperties: false },
);

export const OperationsSchema = Type.Object(
  {
    from: {
      ...InstantSchema,
      description: 'An hour ago, or when this process of the front door began to measure.',
    },
    to: InstantSchema,
    services: Type.Record(Type.String(), ServiceSchema, {
      description:
        'Each service by its name: as the front door sees it; `edge` is the front door with all it passes on.',
    }),
  },
  { $id: 'Operations', additionalProperties: false },
);
