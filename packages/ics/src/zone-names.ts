import { isTimeZone, offsetSegments } from '@studyhall/time';
import { findIana } from 'windows-iana';
import { hour, minute } from './wall-time.ts';

/**
 * The IANA zone that a TZID means, or undefined: its name, the name behind a vendor's prefix such as
 * `/freeassociation.sourceforge.net/Europe/London`, or the Windows zone that Outlook and Exchange write: by its name, by
 * its name with the number of a copy, or as people see it, `(UTC+05:00) Islamabad, Karachi`.
 */
export function findIanaZone(tzid: string): string | undefined {
  const name = tzid.trim();
  if (isTimeZone(name)) return name;
  if (utcNames.has(name)) return 'UTC';
  const parts = name.split('/').filter((part) => part !== '');
  const endings = name.startsWith('/') ? [3, 2, 1].map((length) => parts.slice(-length).join('/')) : [];
  return (
    findWindowsZone(name) ??
    findWindowsZone(name.replace(/ \d$/, '')) ??
    endings.find(isTimeZone) ??
    findShown(name)
  );
}

function findWindowsZone(name: string): string | undefined {
  // The table is keyed by the names of Windows; any other text is simply not in it.
  return findIana(name as Parameters<typeof findIana>[0]).find((zone) => isTimeZone(zone));
}

const utcNames = new Set(['tzone://Microsoft/Utc', '(UTC) Coordinated Universal Time']);
const shown = /^\((?:UTC|GMT)([+-])(\d\d)[:.](\d\d)\) (.{1,100})$/;
const regions = ['Africa', 'America', 'Asia', 'Atlantic', 'Australia', 'Europe', 'Indian', 'Pacific'];

/** By its cities, or its name in America; what is not so far from UTC in winter or summer is another place. */
function findShown(name: string): string | undefined {
  const match = shown.exec(name);
  if (!match) return undefined;
  const [, sign, hours, minutes, places = ''] = match;
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * hour + Number(minutes) * minute);
  const american = findWindowsZone(places.replace(/ Time \(US & Canada\)$/, ' Standard Time'));
  const cities = places.split(/, | and /).map((city) => city.trim().replaceAll(' ', '_'));
  const candidates = cities.flatMap((city) => regions.map((region) => `${region}/${city}`));
  return [...(american === undefined ? [] : [american]), ...candidates.filter(isTimeZone)].find(
    (zone) => standardOffset(zone) === offset,
  );
}

/** Milliseconds that the wall was ahead of UTC in 2020, while no summer time held. */
function standardOffset(zone: string): number {
  const range = { start: Date.UTC(2020, 0, 1), end: Date.UTC(2020, 11, 31) };
  const segments = offsetSegments(zone, range).filter(
    ({ start, end }) => end > range.start && start < range.end,
  );
  return Math.min(...segments.map(({ offset }) => offset));
}
