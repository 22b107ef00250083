const secretNames = new Set([
  'authorization',
  'cookie',
  'set-cookie',
  'set-auth-token',
  'password',
  'newpassword',
  'currentpassword',
  'token',
  'secret',
]);
const deepest = 5;

type Fields = Record<string, unknown>;

/**
 * The same fields without the values of passwords, tokens and cookies, at any depth that is logged. Pino's own
 * `redact` takes a path for each depth of each name, and costs 10 microseconds a line with these.
 */
export function redactSecrets(fields: Fields, depth = 0): Fields {
  let redacted: Fields | undefined;
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    const safe = secretNames.has(name.toLowerCase()) ? '[redacted]' : redactInside(value, depth);
    if (safe === value) continue;
    redacted ??= copyOf(fields);
    redacted[name] = safe;
  }
  return redacted ?? fields;
}

function copyOf(fields: Fields): Fields {
  // A list is logged as one; its items stand under their indices.
  return Array.isArray(fields) ? (fields.slice() as unknown as Fields) : { ...fields };
}

function redactInside(value: unknown, depth: number): unknown {
  // Errors have a serializer of their own, which comes back here with plain fields.
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  return depth < deepest ? redactSecrets(value as Fields, depth + 1) : '[too deep]';
}
