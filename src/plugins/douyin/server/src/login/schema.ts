import { attemptPurposes, attemptStages, attemptWays } from '../../../contracts/login';
import { hiddenType, type Schema } from '../shared/feature';

/** One login from start to end. Secrets of the attempt are stored as hashes only. */
export const attemptSchema = {
  kind: 'collectionType',
  collectionName: 'douyin_attempts',
  info: { singularName: 'attempt', pluralName: 'attempts', displayName: 'Douyin login attempt' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
  indexes: [
    { name: 'douyin_attempts_expires_idx', columns: ['expires_at'] },
    { name: 'douyin_attempts_created_idx', columns: ['created_at'] },
    { name: 'douyin_attempts_account_idx', columns: ['account_id'] },
  ],
  attributes: {
    stage: { type: 'enumeration', enum: [...attemptStages], required: true },
    purpose: { type: 'enumeration', enum: [...attemptPurposes], required: true },
    way: { type: 'enumeration', enum: [...attemptWays], required: true },
    appId: { type: 'string', required: true },
    /** Until when the present stage lasts. */
    expiresAt: { type: 'datetime', required: true },
    /** SHA-256 of the `state` sent to the platform. */
    stateHash: { type: 'string', required: true, column: { unique: true } },
    /** SHA-256 of the cookie of the browser that started; null where a verifier stands in its place. */
    browserHash: { type: 'string' },
    /** SHA-256 of the verifier in base64url (S256), for another origin or a server. */
    challenge: { type: 'string' },
    /** Where the visitor goes after login: a path of this site or an address of an allowed origin. */
    redirectTo: { type: 'text' },
    /** Scopes to ask for when the phone goes to the platform; null: those of the app. */
    scopes: { type: 'json' },
    /** The caller's own `state`, handed back at `redirectTo`. */
    callerState: { type: 'text' },
    /** SHA-256 of what our QR code holds, and until when it can be opened. */
    qrHash: { type: 'string', column: { unique: true } },
    qrExpiresAt: { type: 'datetime' },
    /** SHA-256 of the cookie of the phone that scanned it. */
    phoneHash: { type: 'string' },
    /** HMAC of the return code the phone shows, and how often a wrong one was typed. */
    returnHash: { type: 'string' },
    returnTries: { type: 'integer', default: 0 },
    /** SHA-256 of the one-time exchange code. */
    exchangeHash: { type: 'string', column: { unique: true } },
    /** The account it led to; for one that consents again, the account that is expected. */
    accountId: { type: 'string' },
    /** The link with which it was started, for one that consents again. */
    linkId: { type: 'string' },
    /** The user logged in, or the one who links. */
    userId: { type: 'integer' },
    /** True when the link gave the account to its user, who did not have it before. */
    linkMade: { type: 'boolean' },
    /** The administrator who connects. */
    adminId: { type: 'string' },
    /** Why it failed: a code of this plugin. */
    errorCode: { type: 'string' },
    /** The start browser as the phone is told of it, e.g. `Chrome · Windows`. */
    device: { type: 'string' },
    /** Coarse networks of the start browser and of the phone, e.g. `203.0.113.0/24`. */
    network: { type: 'string' },
    phoneNetwork: { type: 'string' },
    /** Where the start browser is, as far as a proxy says. */
    place: { type: 'string' },
    /** What the server needs to follow the platform's own code, its verifier too; null once that is spent. */
    deviceSealed: { type: 'text', private: true },
    /** Who asks the platform about it just now, and until when nobody else does. */
    pollOwner: { type: 'string' },
    pollUntil: { type: 'datetime' },
  },
} satisfies Schema;
