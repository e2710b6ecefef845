import type { Core } from '@strapi/strapi';
import { emitAfterCommit } from '../shared/emit';

/** What others can hear of leads, on `strapi.eventHub` and by webhooks. */
type SignalName =
  `douyin.lead.${'created' | 'changed' | 'status-changed' | 'merged' | 'separated' | 'converted' | 'erased'}`;

/** One thing to tell: which lead, and what about it; never who it is. */
export type Signal = { name: SignalName; leadId: number; facts?: Record<string, unknown> };

/** The signal of a new status. */
export const statusSignal = (leadId: number, from: string, to: string): Signal => ({
  name: 'douyin.lead.status-changed',
  leadId,
  facts: { from, to },
});

/** Tells once the transaction this is called in has been committed; nothing when it is not. */
export const tellAfterCommit = (strapi: Core.Strapi, signals: Signal[]): Promise<void> =>
  emitAfterCommit(
    strapi,
    signals.map(({ name, leadId, facts }) => ({ name, payload: { leadId, ...facts } })),
  );
