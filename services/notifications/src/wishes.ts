import type { PersonRow } from './data/tables.ts';
import type { ChosenChannels } from './domain/kind.ts';
import { isLanguage, type Wishes } from './domain/preferences.ts';

/** Before a person has said where they are. */
const usualZone = 'UTC';

export function wishesOf(row: PersonRow): Wishes {
  const { language, time_zone, profile_zone, quiet_from, quiet_to } = row;
  return {
    language: isLanguage(language) ? language : 'en',
    timeZone: time_zone ?? profile_zone ?? usualZone,
    quietHours: quiet_from === null || quiet_to === null ? null : { from: quiet_from, to: quiet_to },
    // Only this service writes it.
    channels: JSON.parse(row.channels) as ChosenChannels,
  };
}
