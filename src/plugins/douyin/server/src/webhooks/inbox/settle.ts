import type { Core } from '@strapi/strapi';
import type { DeliveryReason } from '../../../../contracts/webhooks';
import { addSeconds, clock } from '../../shared/clock';
import { changeOne } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { vendorText } from '../../shared/log';
import { leaseSeconds } from './claim';
import { eventUid, type EventRow, type HistoryLine } from './row';

const longestHistory = 20;

/** The history of a delivery with one line more; the last twenty are kept. */
export const withLine = (history: HistoryLine[], line: HistoryLine): HistoryLine[] =>
  [...history, line].slice(-longestHistory);

/** How a delivery came to its end, or to its next try. */
export type Settlement =
  | { stage: 'done' }
  | { stage: 'ignored' | 'held'; reason: DeliveryReason }
  | { stage: 'dead'; error: unknown }
  | { stage: 'waiting'; error: unknown; dueAt: Date };

/** What went wrong as it may be stored and shown. */
export const toldError = (error: unknown): { code: string; message: string } => ({
  code: error instanceof PluginError ? error.code : 'INTERNAL',
  message: vendorText(error instanceof Error ? error.message : String(error)),
});

function lineOf(settlement: Settlement, at: string): HistoryLine {
  const { stage: outcome } = settlement;
  if ('error' in settlement) return { at, outcome, code: toldError(settlement.error).code };
  return 'reason' in settlement ? { at, outcome, reason: settlement.reason } : { at, outcome };
}

function columnsOf({ history }: EventRow, settlement: Settlement): Record<string, unknown> {
  const now = clock.now();
  const dueAt = settlement.stage === 'waiting' ? settlement.dueAt : null;
  return {
    stage: settlement.stage,
    reason: 'reason' in settlement ? settlement.reason : null,
    error: 'error' in settlement ? toldError(settlement.error) : null,
    workingKey: null,
    dueAt,
    settledAt: dueAt ? null : now,
    history: withLine(history, lineOf(settlement, now.toISOString())),
  };
}

const held = ({ documentId, fence }: EventRow) => ({ documentId, fence, stage: 'working' });

/** Writes what became of a delivery; false when it is in other hands by now. Joins the transaction it is called in. */
export const settle = (strapi: Core.Strapi, row: EventRow, settlement: Settlement): Promise<boolean> =>
  changeOne(strapi, eventUid, held(row), columnsOf(row, settlement));

/** Keeps a delivery for another lease and changes it; false when it is in other hands by now. */
function renew(strapi: Core.Strapi, row: EventRow, columns: { done?: string[] }): Promise<boolean> {
  row.dueAt = addSeconds(clock.now(), leaseSeconds);
  return changeOne(strapi, eventUid, held(row), { ...columns, dueAt: row.dueAt });
}

/**
 * Notes who is through with a delivery, so that another try leaves them out, and keeps it for another lease; false when it is in
 * other hands by now.
 */
export const noteDone = (strapi: Core.Strapi, row: EventRow, done: string[]): Promise<boolean> =>
  renew(strapi, row, { done });

/** Makes sure of half a lease at least: more than one who listens may take; false when it is in other hands by now. */
export async function holdOn(strapi: Core.Strapi, row: EventRow): Promise<boolean> {
  const isEnough = row.dueAt !== null && row.dueAt >= addSeconds(clock.now(), leaseSeconds / 2);
  return isEnough || renew(strapi, row, {});
}
