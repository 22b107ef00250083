import { Type } from '@studyhall/http';

export const StatusSchema = Type.Object(
  {
    services: Type.Record(Type.String(), Type.Union([Type.Literal('up'), Type.Literal('down')]), {
      description: 'Each service by its name.',
    }),
  },
  { $id: 'Status', additionalProperties: false },
);
