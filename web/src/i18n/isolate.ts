/** What a person wrote, within a sentence of ours: its direction stays its own (Unicode's FSI and PDI). */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
