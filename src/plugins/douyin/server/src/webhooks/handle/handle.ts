import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { deedOf } from '../events';
import { isOnce, type EventBody } from '../events/body';
import { nextTry } from '../inbox/ladder';
import { bodyOf, type EventRow } from '../inbox/row';
import { cameBefore, drop, isHeldOften } from '../inbox/replay';
import { settle, toldError, type Settlement } from '../inbox/settle';
import type { Heard, Listeners } from './listeners';
import { own, perform, type Performed } from './perform';
import { tell } from './tell';

/** How often a delivery is tried in all. */
export const mostTries = 12;

const lostTooOften = () =>
  new PluginError('INTERNAL', 'Whoever handled this delivery was lost each time, or gave no sign of life');

const heardOf = (
  { documentId, appId, receivedAt }: EventRow,
  { event, from, to, content }: EventBody,
): Heard => ({
  id: documentId,
  event,
  app: { id: appId },
  from,
  to,
  content,
  receivedAt,
});

/** Our own part of a delivery, once. */
async function performOnce(strapi: Core.Strapi, row: EventRow, body: EventBody): Promise<Performed> {
  if (row.done.includes(own)) return 'done';
  const performed = await perform(strapi, row, deedOf(body));
  if (performed === 'done') row.done = [...row.done, own];
  return performed;
}

/** What becomes of words that came before; null: they were held often enough, and this delivery is gone. */
async function holdBack(strapi: Core.Strapi, row: EventRow): Promise<Settlement | null> {
  if (!(await isHeldOften(strapi, row))) return { stage: 'held', reason: 'suspected-replay' };
  await drop(strapi, row);
  service(strapi, 'metrics').count('webhookRepeats', {});
  return null;
}

/** Does all there is to do about a delivery; null when there is nothing to write about it: it is gone, or in other hands. */
async function work(strapi: Core.Strapi, listeners: Listeners, row: EventRow): Promise<Settlement | null> {
  if (row.tries > mostTries) throw lostTooOften();
  const body = bodyOf(strapi, row);
  const isFirst = row.done.length === 0 && row.releasedAt === null;
  if (isFirst && isOnce(body) && (await cameBefore(strapi, row))) return holdBack(strapi, row);
  const performed = await performOnce(strapi, row, body);
  if (performed === 'lost') return null;
  const listening = listeners.to(body.event);
  if (!(await tell(strapi, row, heardOf(row, body), listening))) return null;
  if (performed === 'done' || listening.length > 0) return { stage: 'done' };
  return { stage: 'ignored', reason: performed.ignored };
}

/** Only what says that it never will is not tried again: wrong keys or settings are set right some day. */
const isHopeless = (error: unknown): boolean => error instanceof PluginError && error.remedy === 'never';

function afterFailure({ tries }: EventRow, error: unknown): Settlement {
  if (tries >= mostTries || isHopeless(error)) return { stage: 'dead', error };
  return { stage: 'waiting', error, dueAt: nextTry(tries) };
}

async function tellDead(strapi: Core.Strapi, { appId, event }: EventRow, error: unknown): Promise<void> {
  const { code } = toldError(error);
  const app = await service(strapi, 'apps').find('douyin', { id: appId });
  await service(strapi, 'notices').warn({
    key: `webhook-dead:${appId}:${clock.now().toISOString().slice(0, 10)}`,
    kind: 'webhook-dead',
    severity: 'warning',
    subject: { type: 'app', id: appId, name: app?.name ?? appId },
    facts: { event, code },
  });
}

async function recordFailure(strapi: Core.Strapi, row: EventRow, error: unknown): Promise<void> {
  const settlement = afterFailure(row, error);
  if (!(await settle(strapi, row, settlement))) return;
  const { code, message } = toldError(error);
  const what = `Douyin: delivery ${row.documentId} (${row.event}) failed, try ${row.tries} of ${mostTries}`;
  strapi.log.warn(`${what}: ${code} ${message}`);
  if (settlement.stage === 'dead') await tellDead(strapi, row, error);
}

/** Handles a delivery that was claimed, and writes what came of it. */
export async function handle(strapi: Core.Strapi, listeners: Listeners, row: EventRow): Promise<void> {
  let settlement: Settlement | null;
  try {
    settlement = await work(strapi, listeners, row);
  } catch (error) {
    return recordFailure(strapi, row, error);
  }
  if (settlement) await settle(strapi, row, settlement);
}
