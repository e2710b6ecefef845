import { deliveryStates } from '../../../contracts/notices';
import { hiddenCollection, type Schema } from '../shared/feature';

/** What the deliveries to one of Strapi's webhooks are signed with. */
export const outgoingKeySchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_outgoing_keys',
  info: { singularName: 'outgoing-key', pluralName: 'outgoing-keys', displayName: 'Douyin outgoing key' },
  attributes: {
    hookId: { type: 'string', required: true, column: { unique: true } },
    secretSealed: { type: 'text', private: true },
    secretView: { type: 'json' },
    previousSealed: { type: 'text', private: true },
    /** Until when the secret before signs as well. */
    previousUntil: { type: 'datetime' },
    version: { type: 'integer', default: 1 },
  },
} satisfies Schema;

/** One event on its way to one webhook. */
export const outgoingMessageSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_outgoing_messages',
  info: {
    singularName: 'outgoing-message',
    pluralName: 'outgoing-messages',
    displayName: 'Douyin outgoing message',
  },
  indexes: [
    { name: 'douyin_outgoing_messages_hook_idx', columns: ['hook_id', 'id'] },
    { name: 'douyin_outgoing_messages_over_idx', columns: ['state_at'] },
  ],
  attributes: {
    hookId: { type: 'string', required: true },
    event: { type: 'string', required: true },
    /** What is sent, byte by byte. */
    body: { type: 'text', required: true },
    state: { type: 'enumeration', enum: [...deliveryStates], required: true },
    attempts: { type: 'integer', default: 0 },
    /** When the present state began. */
    stateAt: { type: 'datetime', required: true },
    failure: { type: 'json' },
  },
} satisfies Schema;
