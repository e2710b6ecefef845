import { deliveryStages } from '../../../contracts/webhooks';
import { hiddenCollection, type Schema } from '../shared/feature';

/** One delivery of the platform, from its receipt until it is forgotten. */
export const webhookEventSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_webhook_events',
  info: { singularName: 'webhook-event', pluralName: 'webhook-events', displayName: 'Douyin webhook event' },
  indexes: [
    { name: 'douyin_webhook_events_due_idx', columns: ['stage', 'due_at'] },
    { name: 'douyin_webhook_events_body_idx', columns: ['body_hash'] },
    { name: 'douyin_webhook_events_over_idx', columns: ['settled_at'] },
    { name: 'douyin_webhook_events_app_idx', columns: ['app_id', 'id'] },
  ],
  attributes: {
    /** identityKey(app, Msg-Id, hash of the body): the same delivery is kept once. */
    deliveryKey: { type: 'string', required: true, column: { unique: true } },
    /** The nonce of a relay, hashed with the app; it counts once. */
    relayNonce: { type: 'string', column: { unique: true } },
    appId: { type: 'string', required: true },
    /** What the platform calls it; cut off where it is longer than any name. */
    event: { type: 'string', required: true },
    msgId: { type: 'string' },
    /** identityKey(app, SHA-256 of the body): finds the same words under another Msg-Id. */
    bodyHash: { type: 'string', required: true },
    /** The body as it came; null once it was forgotten. */
    bodySealed: { type: 'text', private: true },
    /** Marks of all by what people in the body may be known, with blanks between; null: too many, only the body tells. */
    people: { type: 'text', private: true },
    receivedAt: { type: 'datetime', required: true },
    stage: { type: 'enumeration', enum: [...deliveryStages], required: true },
    /** Why it was ignored or held. */
    reason: { type: 'string' },
    /** A hash of the account it is about: of one account one delivery is handled at a time. */
    lane: { type: 'string', required: true },
    /** The lane while it is handled, null otherwise. */
    workingKey: { type: 'string', column: { unique: true } },
    tries: { type: 'integer', default: 0 },
    /** When it is to be handled, or while it is the end of the lease; null: it is settled. */
    dueAt: { type: 'datetime' },
    fence: { type: 'integer', default: 0 },
    /** Who is through with it: `own`, and the names of those who listen. */
    done: { type: 'json' },
    /** Why it failed last; redacted. */
    error: { type: 'json' },
    /** What came of each try, the last twenty. */
    history: { type: 'json' },
    settledAt: { type: 'datetime' },
    /** When a person had it handled, whatever came before. */
    releasedAt: { type: 'datetime' },
  },
} satisfies Schema;

/** One call that was refused; the newest few are kept, without anything of what they said. */
export const webhookRefusalSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_webhook_refusals',
  info: {
    singularName: 'webhook-refusal',
    pluralName: 'webhook-refusals',
    displayName: 'Douyin refused call',
  },
  attributes: {
    at: { type: 'datetime', required: true },
    reason: { type: 'string', required: true },
    appId: { type: 'string' },
    bytes: { type: 'integer' },
    /** First 16 hex digits of the body's SHA-256, to find it in the platform's own log. */
    bodyMark: { type: 'string' },
    contentType: { type: 'string' },
    msgId: { type: 'string' },
    signed: { type: 'boolean' },
    /** The event it says it is, where it can be read. */
    event: { type: 'string' },
    /** The names at the top of the body, without what stands under them. */
    names: { type: 'json' },
    /** How many more were refused at that moment without a line of their own. */
    more: { type: 'integer', default: 0 },
  },
} satisfies Schema;

/** What an app has for its webhook beside its client secret. */
export const webhookAppSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_webhook_apps',
  info: { singularName: 'webhook-app', pluralName: 'webhook-apps', displayName: 'Douyin webhook app' },
  attributes: {
    appId: { type: 'string', required: true, column: { unique: true } },
    relaySealed: { type: 'text', private: true },
    relayView: { type: 'json' },
    signingSealed: { type: 'text', private: true },
    signingView: { type: 'json' },
    /** When the first delivery with a good signature came; null: none yet. */
    verifiedAt: { type: 'datetime' },
    /** The rhythm in which it hears; see `silence/rhythm.ts`. */
    lastHeardAt: { type: 'datetime' },
    heardTimes: { type: 'integer', default: 0 },
    longestGapSeconds: { type: 'integer', default: 0 },
  },
} satisfies Schema;
