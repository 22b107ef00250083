import { Type } from '@studyhall/http';

/** An instant of a cursor: every database holds those of these years. */
export const CursorInstantSchema = Type.Integer({
  minimum: Date.UTC(2000, 0, 1),
  maximum: Date.UTC(2200, 0, 1),
});
