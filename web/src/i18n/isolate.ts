/** What a person wrote, within a sentence of ours: its direction stays its own (Unicode's FSI and PDI). */
export function isolate(text: string): string {
  return `\u2068${closeMarks(text)}\u2069`;
}

/** A text such that its marks of direction end where it does: each isolate is closed, and nothing but its own. */
export function closeMarks(text: string): string {
  let open = 0;
  const closed = text.replaceAll(/[\u2066-\u2069]/g, (mark) => {
    if (mark !== '\u2069') open += 1;
    else if (open === 0) return '';
    else open -= 1;
    return mark;
  });
  return closed + '\u2069'.repeat(open);
}
