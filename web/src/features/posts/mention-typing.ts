/** The name that is being typed after an @, up to the caret; undefined where none is. */
export function typedMention(text: string, caret: number): string | undefined {
  const at = text.lastIndexOf('@', caret - 1);
  if (at < 0 || /[\p{L}\p{N}_]/u.test(text[at - 1] ?? '')) return undefined;
  const typed = text.slice(at + 1, caret);
  return /^[^\n@]{0,40}$/u.test(typed) && typed.split(' ').length <= 3 ? typed : undefined;
}

/** Names that go on as it was typed, the first few; none once one is complete. */
export function matchNames(names: readonly string[], typed: string, most = 5): readonly string[] {
  const wanted = typed.toLocaleLowerCase();
  const complete = names.some((name) => wanted.startsWith(`${name.toLocaleLowerCase()} `));
  if (complete) return [];
  return names
    .filter((name) => {
      const folded = name.toLocaleLowerCase();
      return folded !== wanted && (folded.startsWith(wanted) || folded.includes(` ${wanted}`));
    })
    .slice(0, most);
}

/** The text with the name in place of what was typed of it, and where the caret is then. */
export function completeMention(text: string, caret: number, name: string): { text: string; caret: number } {
  const at = text.lastIndexOf('@', caret - 1);
  const before = `${text.slice(0, at)}@${name} `;
  return { text: before + text.slice(caret).trimStart(), caret: before.length };
}
