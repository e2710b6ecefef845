import type { DeliveryFilter } from '../../../contracts/webhook-inbox';
import { deliveryReasons, deliveryStages } from '../../../contracts/webhooks';
import { addDays, momentAt } from '../leads/days';

/** Names of the filters in the address bar. */
export const filterNames = ['app', 'event', 'stage', 'reason', 'msgId', 'from', 'to'] as const;
export type FilterName = (typeof filterNames)[number];

/** Longest Msg-Id the server searches for. */
export const msgIdLength = 191;

/** What the inbox is narrowed to; `from` and `to` are days, both included. */
export type InboxFilters = Omit<DeliveryFilter, 'from' | 'to'> & { from?: string; to?: string };

const dayIn = (text: string | undefined): string | undefined =>
  text && /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;

const nameIn = (text: string | undefined): string | undefined =>
  text && /^[\w.-]{1,64}$/.test(text) ? text : undefined;

/** The filters as the address bar holds them; what is no filter of ours counts as none. */
export function readFilters(get: (name: FilterName) => string | undefined): InboxFilters {
  const all: InboxFilters = {
    app: nameIn(get('app')),
    event: nameIn(get('event')),
    stage: deliveryStages.find((stage) => stage === get('stage')),
    reason: deliveryReasons.find((reason) => reason === get('reason')),
    msgId: get('msgId')?.trim().slice(0, msgIdLength) || undefined,
    from: dayIn(get('from')),
    to: dayIn(get('to')),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Whether anything is filtered out. */
export const isFiltered = (filters: InboxFilters): boolean =>
  filterNames.some((name) => filters[name] !== undefined);

/** The filters as the server takes them: days of a place become moments. */
export const toFilter = ({ from, to, ...rest }: InboxFilters, zone: string): DeliveryFilter => ({
  ...rest,
  ...(from ? { from: momentAt(from, '00:00', zone).toISOString() } : {}),
  ...(to ? { to: momentAt(addDays(to, 1), '00:00', zone).toISOString() } : {}),
});
