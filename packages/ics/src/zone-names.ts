import { isTimeZone } from '@studyhall/time';
import { findIana } from 'windows-iana';

/**
 * The IANA zone that a TZID means, or undefined: its name, the name behind a vendor's prefix such as
 * `/freeassociation.sourceforge.net/Europe/London`, or the Windows zone that Outlook and Exchange write.
 */
export function findIanaZone(tzid: string): string | undefined {
  const name = tzid.trim();
  const parts = name.split('/').filter((part) => part !== '');
  const endings = [3, 2, 1].map((length) => parts.slice(-length).join('/'));
  // The table is keyed by the names of Windows; any other text is simply not in it.
  const [windows] = findIana(name as Parameters<typeof findIana>[0]);
  return [name, windows, ...(name.startsWith('/') ? endings : [])].find(
    (candidate): candidate is NonNullable<typeof windows> => candidate !== undefined && isTimeZone(candidate),
  );
}
