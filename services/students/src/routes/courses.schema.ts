import { CursorQuerySchema, pageOf, TextSchema, Type } from '@studyhall/http';
import type { Static } from 'typebox';
import { courseCodePattern } from '../domain/course-import.ts';

export const CourseCodeSchema = Type.String({
  pattern: courseCodePattern,
  description: 'At most 20 letters, digits, dots, underscores and hyphens, such as CS-101.',
});

export const CourseSchema = Type.Object(
  {
    code: CourseCodeSchema,
    title: Type.String(),
    department: Type.Union([Type.String(), Type.Null()]),
  },
  { $id: 'Course', additionalProperties: false },
);
export type Course = Static<typeof CourseSchema>;

export const CoursePageSchema = pageOf(CourseSchema, 'CoursePage');

export const CourseQuerySchema = Type.Object(
  {
    ...CursorQuerySchema.properties,
    q: Type.Optional(Type.String({ maxLength: 100, description: 'Words; each may be the start of one.' })),
  },
  { additionalProperties: false },
);

export const CourseParamsSchema = Type.Object({ code: CourseCodeSchema }, { additionalProperties: false });

export const CourseBodySchema = Type.Object(
  {
    title: TextSchema({ min: 1, max: 200 }),
    department: Type.Optional(Type.Union([TextSchema({ min: 1, max: 120 }), Type.Null()])),
  },
  { $id: 'CourseInput', additionalProperties: false },
);
export type CourseBody = Static<typeof CourseBodySchema>;

export const CourseImportReportSchema = Type.Object(
  {
    created: Type.Integer(),
    updated: Type.Integer(),
    unchanged: Type.Integer(),
    lines: Type.Array(
      Type.Object(
        {
          line: Type.Integer(),
          code: Type.String(),
          outcome: Type.Union([Type.Literal('created'), Type.Literal('updated'), Type.Literal('unchanged')]),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { $id: 'CourseImportReport', additionalProperties: false },
);
export type CourseImportReport = Static<typeof CourseImportReportSchema>;
