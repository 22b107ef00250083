/** A service's line of JSON as a person would like to read it; any other line as it is. */
export function readableLine(line: string): string {
  const entry = parse(line);
  if (entry === undefined) return line;
  const { level, msg, err } = entry;
  const error = typeof err === 'object' && err !== null && 'message' in err ? `: ${String(err.message)}` : '';
  return `${String(level)} ${String(msg)}${error}`;
}

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
