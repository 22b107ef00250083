/*
 * Patterns of text, ECMAScript with the u flag, as JSON Schema says. Lone surrogates and control characters are
 * refused everywhere, since databases, mail and calendars choke on them. Each takes linear time on any input.
 */
const notControl = '[^\\p{Cc}\\p{Cs}\\u2028\\u2029]*';
const notControlButBreaks = '[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\p{Cs}]*';
const notBlank = '(?=[\\s\\S]*\\S)';

export const oneLine = `^${notControl}$`;
export const oneLineNotBlank = `^${notBlank}${notControl}$`;
export const manyLines = `^${notControlButBreaks}$`;
export const manyLinesNotBlank = `^${notBlank}${notControlButBreaks}$`;

/** What a text that does not match is told; these complete "the field ...". */
export const patternMessages: Readonly<Record<string, string>> = {
  [oneLine]: 'must be one line of text, without control characters',
  [oneLineNotBlank]: 'must be one line of text, not blank and without control characters',
  [manyLines]: 'must be text without control characters',
  [manyLinesNotBlank]: 'must be text, not blank and without control characters',
};
