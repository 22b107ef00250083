import type { Interval } from '@studyhall/time';
import { overlaps } from '@studyhall/time';
import type { Component } from './components.ts';
import { readExtra } from './events.ts';
import type { BusyTime } from './occurrences.ts';
import { readProperty } from './property.ts';
import { toInstant } from './zone.ts';
import type { Zones } from './zones.ts';

/** The periods of a VFREEBUSY, which says when somebody is busy and not with what. */
export function readFreeBusy({ lines }: Component, zones: Zones, window: Interval): BusyTime[] {
  return lines
    .map(readProperty)
    .filter(({ parameters }) => parameters['fbtype']?.toUpperCase() !== 'FREE')
    .flatMap((property) => readExtra(property, zones))
    .map(({ start: time, duration }) => {
      const start = toInstant(time.wall, time.zone);
      return { start, end: start + (duration?.exact ?? 0), title: 'Busy' };
    })
    .filter((time) => overlaps(time, window));
}
