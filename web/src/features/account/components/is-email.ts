/** Only what is surely a slip of the finger; the platform decides. */
export function isEmail(text: string): boolean {
  return /^\S+@\S+\.\S+$/.test(text.trim());
}
