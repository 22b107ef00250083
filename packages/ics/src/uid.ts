/** What a session, a meeting or a series is called in every calendar that we write. */
export function toUid(id: string, publicUrl: string): string {
  return `${id}@${new URL(publicUrl).hostname}`;
}
