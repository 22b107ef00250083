import type { Database, OwnTables } from '@studyhall/db';
import type { Logger, ServiceClient } from '@studyhall/http';
import type { ServiceName } from '@studyhall/platform';
import { observe } from '@studyhall/telemetry';
import { Courier } from './courier.ts';
import { isEventType, subscriptions } from './event-types.ts';
import { measureDepth } from './outbox.ts';

export interface RelayOptions {
  readonly db: Database<OwnTables>;
  readonly source: ServiceName;
  /** A client of every service that may listen. */
  readonly clients: Readonly<Partial<Record<ServiceName, ServiceClient>>>;
  readonly now: () => number;
  readonly log: Logger;
}

export interface Relay {
  /** Says that something was committed to the outbox: it is sent at once instead of at the next look. */
  kick(): void;
  /** Lets the posts under way finish and gives the leases back. */
  stop(): Promise<void>;
  depth(): ReturnType<typeof measureDepth>;
}

/** Starts sending the outbox to every service that listens to any event and for which there is a client. */
export function startRelay({ db, source, clients, now, log }: RelayOptions): Relay {
  const listeners = new Set(
    Object.keys(subscriptions)
      .filter(isEventType)
      .flatMap((type) => subscriptions[type]),
  );
  const couriers = [...listeners].flatMap((subscriber) => {
    const client = clients[subscriber];
    return client ? [new Courier({ db, source, subscriber, client, now, log })] : [];
  });
  for (const courier of couriers) courier.start();
  const observations = observeOutbox(db, now);
  return {
    kick: () => {
      for (const courier of couriers) courier.wake();
    },
    stop: async () => {
      for (const end of observations) end();
      await Promise.all(couriers.map((courier) => courier.stop()));
    },
    depth: () => measureDepth(db),
  };
}

function observeOutbox(db: Database<OwnTables>, now: () => number): (() => void)[] {
  return [
    observe('studyhall.outbox.depth', async () =>
      (await measureDepth(db)).map(({ subscriber, waiting }) => ({
        value: waiting,
        attributes: { subscriber },
      })),
    ),
    observe('studyhall.outbox.age', async () =>
      (await measureDepth(db)).map(({ subscriber, oldest }) => ({
        value: Math.max(0, now() - oldest) / 1000,
        attributes: { subscriber },
      })),
    ),
  ];
}
