/** Longest term that is stored; longer words are found by their first characters. */
const maxTermLength = 40;

/**
 * The distinct words of a text as they are stored and looked for: case and accents folded, letters and
 * digits of any script, in order of appearance.
 */
export function searchTerms(...texts: readonly string[]): string[] {
  const folded = texts
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => [...word].slice(0, maxTermLength).join('')))];
}

/** Bounds of the terms that begin with a prefix, as `term >= from AND term < to` in binary collation. */
export function prefixRange(prefix: string): { readonly from: string; readonly to: string } {
  return { from: prefix, to: `${prefix}\u{10FFFF}` };
}
