import { InvalidCalendarError } from './errors.ts';

/** One line of RFC 5545 (3.1), unfolded; `number` is where it begins in the text. */
export interface ContentLine {
  readonly number: number;
  readonly text: string;
}

export const mostLines = 250_000;
export const longestLine = 500_000;

/** The lines that are not blank. Throws InvalidCalendarError for too many of them, and for one that is too long. */
export function* readContentLines(text: string): Generator<ContentLine> {
  let parts: string[] = [];
  let length = 0;
  let first = 0;
  for (const { number, start, end } of physicalLines(text)) {
    const isContinuation = parts.length > 0 && (text[start] === ' ' || text[start] === '\t');
    if (!isContinuation) {
      if (length > 0) yield { number: first, text: parts.join('') };
      parts = [];
      length = 0;
      first = number;
    }
    const part = text.slice(isContinuation ? start + 1 : start, end);
    length += part.length;
    if (length > longestLine)
      throw new InvalidCalendarError(first, `The line is longer than ${longestLine} characters.`);
    parts.push(part);
  }
  if (length > 0) yield { number: first, text: parts.join('') };
}

/** Line ends are CRLF as the standard says, or LF alone as many programs write. */
function* physicalLines(text: string): Generator<{ number: number; start: number; end: number }> {
  const byteOrderMark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let number = 1;
  for (let start = byteOrderMark; start < text.length; number += 1) {
    if (number > mostLines) throw new InvalidCalendarError(number, `There are more than ${mostLines} lines.`);
    const found = text.indexOf('\n', start);
    const next = found === -1 ? text.length : found;
    const end = text.charCodeAt(next - 1) === 13 && next > start ? next - 1 : next;
    yield { number, start, end };
    start = next + 1;
  }
}
