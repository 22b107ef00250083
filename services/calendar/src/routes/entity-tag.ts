/** Names a state of one person's calendar: of that person's only, since every calendar is at the same address. */
export function createEntityTag(personId: string, revision: number): string {
  return `W/"${personId}.${revision}"`;
}

/** Whether `If-None-Match` names the tag (RFC 9110, 13.1.2: compared weakly). */
export function matchesEntityTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const opaque = tag.replace(/^W\//, '');
  return header.split(',').some((given) => {
    const candidate = given.trim();
    return candidate === '*' || candidate.replace(/^W\//, '') === opaque;
  });
}
