import type { Core } from '@strapi/strapi';

/** What others can hear of leads, on `strapi.eventHub` and as Strapi's webhooks. */
export const leadSignals = [
  'douyin.lead.created',
  'douyin.lead.changed',
  'douyin.lead.merged',
  'douyin.lead.erased',
] as const;

/** One thing to tell: which lead, and what about it; never who it is. */
export type Signal = { name: (typeof leadSignals)[number]; leadId: number; facts?: Record<string, unknown> };

/** Offers the signals where Strapi's webhooks are set up. */
export function offerSignals(strapi: Core.Strapi): void {
  const store = strapi.get('webhookStore') as { addAllowedEvent(key: string, value: string): void };
  for (const name of leadSignals) store.addAllowedEvent(name.toUpperCase().replaceAll('.', '_'), name);
}

/** Tells once the transaction this is called in has been committed; nothing when it is not. */
export async function tellAfterCommit(strapi: Core.Strapi, signals: Signal[]): Promise<void> {
  const tell = () => {
    for (const { name, leadId, facts } of signals)
      Promise.resolve(strapi.eventHub.emit(name, { leadId, ...facts })).catch((error: unknown) =>
        strapi.log.warn(`Douyin: somebody who listens for ${name} failed: ${String(error)}`),
      );
  };
  if (signals.length > 0) await strapi.db.transaction(async ({ onCommit }) => onCommit(tell));
}
