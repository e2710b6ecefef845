import type { ShownQr } from './attempt-run';

/** How long before its end a code is renewed. */
const aheadMs = 8_000;

/** A code that seems to end sooner than this after it came only shows that the clocks differ. */
const leastMs = 20_000;

/** What to do with a code: show it, get the next one, or say that it is over. */
export type QrLife = 'fresh' | 'due' | 'lapsed';

/** When a code ends by the browser's clock (ms), given how far the server's is ahead of it. */
export const qrEnd = ({ expiresAt, receivedAt }: ShownQr, skewMs: number): number =>
  Math.max(Date.parse(expiresAt) - skewMs, receivedAt + leastMs);

/** Tells what to do with a code that ends at `endsAt`; unseen, it is left to lapse. */
export function qrLife(endsAt: number, now: number, visible: boolean): QrLife {
  if (now >= endsAt) return 'lapsed';
  return visible && now >= endsAt - aheadMs ? 'due' : 'fresh';
}

/** Whole seconds until `endsAt`, never below zero. */
export const secondsLeft = (endsAt: number, now: number): number =>
  Math.max(0, Math.ceil((endsAt - now) / 1000));
