/** Wall-clock days and zones in the browser. Dates are "YYYY-MM-DD", instants RFC 3339. */

export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function dateOf(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

export function today(zone: string, now: number): string {
  return dateOf(new Date(now).toISOString(), zone);
}

export function startOfDay(date: string, zone: string): string {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant().toString();
}

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The Monday of its week. */
export function startOfWeek(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

export function addMinutes(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** Whether two zones show the same time on the wall at an instant. */
export function showSameTime(instant: string, zone: string, other: string): boolean {
  const at = Temporal.Instant.from(instant);
  return at.toZonedDateTimeISO(zone).offset === at.toZonedDateTimeISO(other).offset;
}

export function allZones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}

/** "14:30" on the wall of a zone. */
export function clockOf(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5);
}

/** The instant at which a wall shows a date and a time; where clocks jump over it, the moment after. */
export function instantOf(date: string, clock: string, zone: string): string {
  return Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: zone, plainTime: clock })
    .toInstant()
    .toString();
}
