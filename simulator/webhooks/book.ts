import type { Fields } from '../call';
import type { World } from '../world';

/** One try to deliver: null where no answer came in time. */
export type Attempt = { at: string; status: number | null; answer: string };

/** One delivery, with all its tries. */
export type Delivery = {
  msg_id: string;
  client_key: string;
  event: string;
  url: string;
  /** The body exactly as it is sent. */
  body: string;
  state: 'sending' | 'delivered' | 'given-up';
  attempts: Attempt[];
};

/** What the platform keeps of webhooks. */
export type Hooks = {
  /** The newest last. */
  deliveries: Delivery[];
  /** Events that an app does not want, by client_key. */
  off: Map<string, Set<string>>;
};

const most = 5000;

export const newHooks = (): Hooks => ({ deliveries: [], off: new Map() });

/** Keeps a delivery; the oldest are forgotten. */
export function keepDelivery({ hooks }: World, delivery: Delivery): void {
  hooks.deliveries.push(delivery);
  if (hooks.deliveries.length > most) hooks.deliveries.shift();
}

/** Whether an app wants an event. */
export const isWanted = ({ hooks }: World, clientKey: string, event: string): boolean =>
  !hooks.off.get(clientKey)?.has(event);

/** An event as it is to be written. */
export type EventParts = { event: string; from?: string; to?: string; content: Fields };
