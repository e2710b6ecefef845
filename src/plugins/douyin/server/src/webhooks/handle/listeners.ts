import { eventName, type EventAlias, type PlatformEvent } from '../../../../contracts/webhooks';
import type { EventContents } from '../events/contents';

/** Names that can be listened to: the platform's, those of seed 001, and any other. */
export type EventName = PlatformEvent | EventAlias | keyof EventContents | (string & {});

/** The content of an event, as far as we know its form. */
export type ContentOf<Name extends EventName> = Name extends keyof EventContents
  ? EventContents[Name]
  : Record<string, unknown>;

/** An event as those who listen are told of it. */
export type Heard<Name extends EventName = string> = {
  /** The delivery's own id: the same at every try. */
  id: string;
  /** The platform's name of the event. */
  event: string;
  app: { id: string };
  /** open_ids of the app; null where the event names none. */
  from: string | null;
  to: string | null;
  content: ContentOf<Name>;
  receivedAt: Date;
};

/** Does something about an event, at once or later. What it throws has the delivery tried again, for this listener alone. */
export type Listener<Name extends EventName = string> = (heard: Heard<Name>) => void | Promise<void>;

/** Somebody who listens, by the name under which a delivery notes that they are through with it. */
export type Listening = { name: string; listener: Listener };

/** Who listens to what, in one process. */
export type Listeners = {
  /** Begins to listen and gives what ends it. `name` must be the same in every process; by default it counts. */
  on<Name extends EventName>(event: Name, listener: Listener<Name>, options?: { name?: string }): () => void;
  /** Who listens to an event. */
  to(event: string): Listening[];
};

/** Nobody listens yet. */
export function createListeners(): Listeners {
  const all = new Map<string, Listening[]>();
  const listeningTo = (event: string): Listening[] => all.get(event) ?? [];
  return {
    on(name, listener, options = {}) {
      const event = eventName(name);
      const own = options.name ?? `${event}#${listeningTo(event).length + 1}`;
      if (listeningTo(event).some((other) => other.name === own))
        throw new Error(`"${own}" listens to ${event} already`);
      // What an event holds is for the platform to keep to; the type only says what is expected.
      const listening: Listening = { name: own, listener: listener as Listener };
      all.set(event, [...listeningTo(event), listening]);
      return () =>
        void all.set(
          event,
          listeningTo(event).filter((other) => other !== listening),
        );
    },
    to: listeningTo,
  };
}
