/** What stands in the address of the list of groups. */
export interface GroupSearchParams {
  readonly q?: string | undefined;
  readonly course?: string | undefined;
  readonly hasRoom?: true | undefined;
  readonly fits?: true | undefined;
  readonly mine?: true | undefined;
  /** With mine: those that are archived. */
  readonly archived?: true | undefined;
}

/** Takes from an address what can be used of it; what cannot is left out. */
export function readGroupSearchParams(given: Record<string, unknown>): GroupSearchParams {
  const { q, course } = given;
  const text = q === undefined ? '' : String(q);
  const code = course === undefined ? '' : String(course);
  const flags = (['hasRoom', 'fits', 'mine', 'archived'] as const).filter((flag) => given[flag] === true);
  return {
    ...(/^.{1,100}$/u.test(text) && { q: text }),
    ...(/^[\w.-]{1,20}$/.test(code) && { course: code }),
    ...Object.fromEntries(flags.map((flag) => [flag, true])),
  };
}
