import { useCallback } from 'react';
import type { DeliveryView } from '../../../contracts/webhook-inbox';
import { refusalReasons } from '../../../contracts/webhooks';
import { useKnownWords, useWords } from '../shared/words';

/** Names an event in the administrator's language; one that we have no word for by its own name. */
export function useEventName(): (event: string) => string {
  const words = useWords();
  const known = useKnownWords();
  return useCallback(
    (event) => (known(`webhook.event.${event}`) ? words(`webhook.event.${event}`) : event),
    [words, known],
  );
}

/** Why a delivery stands where it does, in words; null where that needs none. */
export function useWhy(): (delivery: Pick<DeliveryView, 'reason' | 'code'>) => string | null {
  const words = useWords();
  const known = useKnownWords();
  return ({ reason, code }) => {
    if (reason) return words(`webhook.reason.${reason}`);
    if (!code) return null;
    return known(`error.${code}`) ? words(`error.${code}`) : code;
  };
}

/** Why a call was refused, and what to do about it. */
export function useRefusal(): (reason: string) => { what: string; remedy: string } {
  const words = useWords();
  return (reason) => {
    const name = refusalReasons.find((one) => one === reason) ?? 'other';
    return {
      what: words(`webhook.refused.${name}`, { reason }),
      remedy: words(`webhook.refused.${name}.remedy`),
    };
  };
}
