import type { Core } from '@strapi/strapi';
import type { DeliveryState } from '../../../contracts/notices';
import { mayBeResent, type OutgoingMessage } from '../../../contracts/outgoing';
import { mayRetry } from '../shared/backoff';
import { clock } from '../shared/clock';
import { changeOne, inTransaction } from '../shared/database';
import { PluginError } from '../shared/errors';
import { vendorText } from '../shared/log';
import { service } from '../shared/service';
import { eventsOf, findHook, type Hook } from './hooks';
import { enqueueSending, putOff } from './plan';
import { messageUid, toMessageView, type MessageRow } from './row';
import { sendTo } from './send';

const findMessage = (strapi: Core.Strapi, documentId: string): Promise<MessageRow | null> =>
  strapi.db.query(messageUid).findOne({ where: { documentId } }) as Promise<MessageRow | null>;

/** Moves a message on, if it still stands as it was read. */
function move(
  strapi: Core.Strapi,
  { documentId, state: before, attempts }: MessageRow,
  state: DeliveryState,
  more: Partial<MessageRow> = {},
): Promise<boolean> {
  const where = { documentId, state: before, attempts };
  return changeOne(strapi, messageUid, where, { state, stateAt: clock.now(), ...more });
}

/** What went wrong as it may be stored and shown. */
export const failureOf = (error: unknown): NonNullable<OutgoingMessage['failure']> => ({
  code: error instanceof PluginError ? error.code : 'INTERNAL',
  message: vendorText(error instanceof Error ? error.message : String(error)),
});

type Work = { hook: Hook; message: MessageRow };

/** Makes a message ours to send; null when there is nothing to do any more. */
async function begin(strapi: Core.Strapi, id: string): Promise<Work | null> {
  const row = await findMessage(strapi, id);
  if (!row || !['waiting', 'sending'].includes(row.state)) return null;
  const hook = await findHook(strapi, row.hookId);
  const isWanted = hook?.isEnabled && eventsOf(hook).some((event) => event === row.event);
  if (!isWanted) {
    await move(strapi, row, 'dropped');
    return null;
  }
  const message: MessageRow = { ...row, state: 'sending', attempts: row.attempts + 1 };
  return (await move(strapi, row, 'sending', { attempts: message.attempts })) ? { hook, message } : null;
}

/** Only what says that it never will is not tried again: wrong keys or settings are set right some day. */
const isHopeless = (error: unknown): boolean => error instanceof PluginError && error.remedy === 'never';

/** The error as the job is to take it: jobs try no wrong setting again by themselves. */
function toldJob(error: unknown): unknown {
  if (isHopeless(error) || mayRetry(error)) return error;
  return new PluginError('NOTICE_UNDELIVERED', failureOf(error).message, {}, { cause: error });
}

/** Sends one message, if its webhook still wants it, and notes how it went; throws what sending it threw. */
export async function deliver(
  strapi: Core.Strapi,
  id: string,
  { isLast }: { isLast: boolean },
): Promise<void> {
  // Nothing can be signed: it waits as it is, and no try counts.
  if (service(strapi, 'secrets').state() === 'locked') return putOff(strapi, id);
  const work = await begin(strapi, id);
  if (!work) return;
  const { hook, message } = work;
  try {
    await sendTo(strapi, hook, { id, body: message.body });
  } catch (error) {
    const state = isLast || isHopeless(error) ? 'failed' : 'waiting';
    await move(strapi, message, state, { failure: failureOf(error) });
    throw toldJob(error);
  }
  await move(strapi, message, 'sent', { failure: null });
}

/** Sends once more what failed, was given up or got stuck; throws CONFIG_NOT_FOUND and CONFIG_CONFLICT. */
export async function resend(strapi: Core.Strapi, id: string): Promise<OutgoingMessage> {
  const row = await findMessage(strapi, id);
  if (!row) throw new PluginError('CONFIG_NOT_FOUND', 'There is no such delivery any more', { message: id });
  const isFree = mayBeResent(toMessageView(row), clock.now());
  const isMoved = await inTransaction(strapi, async () => {
    if (!isFree || !(await move(strapi, row, 'waiting'))) return false;
    await enqueueSending(strapi, id);
    return true;
  });
  if (!isMoved)
    throw new PluginError(
      'CONFIG_CONFLICT',
      'Only what failed, was given up or got stuck is sent once more',
      {
        state: row.state,
      },
    );
  return toMessageView((await findMessage(strapi, id)) as MessageRow);
}
