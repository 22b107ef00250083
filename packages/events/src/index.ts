export {
  type CloudEvent,
  type EventData,
  type EventType,
  eventSchemas,
  isEventType,
  subscriptions,
} from './event-types.ts';
export { type NewEvent, publish } from './publish.ts';
export {
  createReceiver,
  type EventHandlers,
  forgetReceived,
  type Receiver,
  type ReceiverOptions,
} from './receive.ts';
export { type Relay, type RelayOptions, startRelay } from './relay.ts';
export { registerEventRoutes } from './routes.ts';
