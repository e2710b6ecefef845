import type { DeliveryState } from '../../../contracts/notices';

/** The colours of the words that say how far a message got. */
export const deliveryInks = {
  waiting: 'neutral800',
  sending: 'neutral600',
  sent: 'success600',
  failed: 'danger600',
  dropped: 'neutral600',
} as const satisfies Record<DeliveryState, string>;
