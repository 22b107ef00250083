/**
 * What makes programs disagree about where a path leads: empty and dot segments, backslashes, path parameters,
 * and the same things percent-encoded once or twice.
 */
const ambiguous = /\/\/|\/\.{1,2}(?:\/|$)|[\\;]|%(?:2e|2f|5c|3b|25|00)/i;

/** Whether the front door and every service read this request target's path alike. */
export function isPlainPath(target: string): boolean {
  const query = target.indexOf('?');
  const path = query < 0 ? target : target.slice(0, query);
  return path.startsWith('/') && !ambiguous.test(path);
}
