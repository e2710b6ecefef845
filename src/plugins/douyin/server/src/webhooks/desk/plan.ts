import type { Core } from '@strapi/strapi';
import type { Obstacle, ReplayView } from '../../../../contracts/webhook-inbox';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { deedOf } from '../events';
import { placeOf } from '../handle/perform';
import { bodyOf, type EventRow } from '../inbox/row';

const mostExamples = 20;

async function unheard(strapi: Core.Strapi, row: EventRow): Promise<Obstacle | null> {
  const body = bodyOf(strapi, row);
  const deed = deedOf(body);
  if (service(strapi, 'webhooks').listening(body.event).length > 0) return null;
  if (deed.does === 'nothing') return deed.why;
  const place = await placeOf(strapi, row.appId, deed);
  return typeof place === 'string' ? place : null;
}

const isUnreadable = (error: unknown): boolean =>
  error instanceof SyntaxError || (error instanceof PluginError && error.code === 'WEBHOOK_CONTENT');

/** Why handling a delivery once more would do nothing, as things stand now; null: it would. */
export async function obstacleTo(strapi: Core.Strapi, row: EventRow): Promise<Obstacle | null> {
  if (row.stage === 'working') return 'busy';
  if (row.bodySealed === null) return 'forgotten';
  try {
    return await unheard(strapi, row);
  } catch (error) {
    if (isUnreadable(error)) return 'unreadable';
    throw error;
  }
}

/** What a replay comes to, counted as it goes on. */
export type Tally = Pick<ReplayView, 'handled' | 'left' | 'examples'>;

/** Nothing yet. */
export const newTally = (): Tally => ({ handled: 0, left: [], examples: [] });

/** Counts one delivery: handed over, or left for a reason. */
export function count(tally: Tally, row: EventRow, obstacle: Obstacle | null): void {
  if (obstacle === null) {
    tally.handled += 1;
    return;
  }
  const known = tally.left.find(({ reason }) => reason === obstacle);
  if (known) known.count += 1;
  else tally.left.push({ reason: obstacle, count: 1 });
  const { documentId: id, event, receivedAt } = row;
  if (tally.examples.length < mostExamples)
    tally.examples.push({ id, event, receivedAt: receivedAt.toISOString(), reason: obstacle });
}
