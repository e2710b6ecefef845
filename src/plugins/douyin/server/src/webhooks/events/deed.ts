import type { LeadSourceKind } from '../../../../contracts/leads';
import type { DeliveryReason } from '../../../../contracts/webhooks';
import type { FoundPerson } from '../../leads/service';
import type { EventBody } from './body';

/**
 * What an event asks for: to note a person who did something to an account, to ask the platform how the grant of an account
 * stands, or nothing of our own. Others may listen to it all the same.
 */
export type Deed =
  | { does: 'lead'; openId: string; kind: LeadSourceKind; person: FoundPerson }
  | { does: 'ask'; openId: string }
  | { does: 'nothing'; why: DeliveryReason };

/** What is known of a family of events. */
export type Family = {
  events: readonly string[];
  /** The open_id of our account that an event is about; null where it names none. */
  account(body: EventBody): string | null;
  /** What it asks for; throws WEBHOOK_CONTENT where something is missing that it cannot do without. */
  read(body: EventBody): Deed;
};

/** An event that asks for nothing of our own. */
export const nothing = (why: DeliveryReason): Deed => ({ does: 'nothing', why });
