import type { OutgoingHook, OutgoingMessage } from '../../../contracts/outgoing';
import type { DeliveryState } from '../../../contracts/notices';

/** Uids of the content types, and the table of the secrets. */
export const keyUid = 'plugin::douyin.outgoing-key';
export const messageUid = 'plugin::douyin.outgoing-message';
export const keyTable = 'douyin_outgoing_keys';

/** The secret of a webhook, as it is stored; with it the one before, until it signs no more. */
export type KeyRow = {
  hookId: string;
  secretSealed: string;
  secretView: Pick<NonNullable<OutgoingHook['secret']>, 'lastFour' | 'fingerprint'>;
  previousSealed: string | null;
  previousUntil: string | null;
  version: number;
};

/** An event on its way to a webhook, as it is stored. */
export type MessageRow = {
  documentId: string;
  hookId: string;
  event: string;
  body: string;
  state: DeliveryState;
  attempts: number;
  createdAt: string;
  stateAt: string;
  failure: OutgoingMessage['failure'];
};

const moment = (value: string | Date): string => new Date(value).toISOString();

/** A message as the admin sees it. */
export const toMessageView = (row: MessageRow): OutgoingMessage => ({
  id: row.documentId,
  event: row.event,
  state: row.state,
  attempts: row.attempts,
  createdAt: moment(row.createdAt),
  stateAt: moment(row.stateAt),
  failure: row.failure,
});
