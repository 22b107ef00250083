/**
 * The text of an instant (epoch milliseconds) as it is stored: `YYYY-MM-DD HH:MM:SS.mmm`, in UTC. Texts of
 * instants from the years 0 to 9999 sort as the instants do.
 */
export function toDatabaseInstant(instant: number): string {
  const iso = new Date(instant).toISOString();
  if (iso.length !== 24) throw new RangeError(`${iso} is outside of the years that a database holds`);
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}`;
}

/** Epoch milliseconds of a stored instant. */
export function fromDatabaseInstant(text: string): number {
  const instant = text.length === 23 ? Date.parse(`${text.slice(0, 10)}T${text.slice(11)}Z`) : Number.NaN;
  if (Number.isNaN(instant)) throw new RangeError(`"${text}" is not a stored instant`);
  return instant;
}
