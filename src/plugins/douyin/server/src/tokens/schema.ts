import { hiddenType, type Schema } from '../shared/feature';

/** The sealed tokens of one account, and all that is known of their life. */
export const tokenSchema = {
  kind: 'collectionType',
  collectionName: 'douyin_tokens',
  info: { singularName: 'token', pluralName: 'tokens', displayName: 'Douyin token' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
  indexes: [{ name: 'douyin_tokens_due_idx', columns: ['due_at'] }],
  attributes: {
    accountId: { type: 'string', required: true, column: { unique: true } },
    /** Null once they were taken away. */
    accessSealed: { type: 'text', private: true },
    accessExpiresAt: { type: 'datetime' },
    accessTtlSeconds: { type: 'integer' },
    /** The platform did not say how long the access token lives. */
    accessAssumed: { type: 'boolean', default: false },
    refreshSealed: { type: 'text', private: true },
    refreshExpiresAt: { type: 'datetime' },
    /** When the person consented. */
    grantedAt: { type: 'datetime' },
    /** `healthy`, `unknown` (an answer got lost), `dead` (the platform says so) or `ended`. */
    grantState: { type: 'string', default: 'healthy' },
    /** Renewals used up, counted before each is asked for. */
    renewals: { type: 'integer', default: 0 },
    /** False when the platform said that the app may not renew. */
    renewable: { type: 'boolean', default: true },
    /** Not to be renewed before. */
    renewAfter: { type: 'datetime' },
    /** Counts up with each change of the tokens. */
    version: { type: 'integer', default: 1 },
    /** Who may call the platform for these tokens, until when; `fence` counts up with each lease. */
    leaseOwner: { type: 'string' },
    leaseUntil: { type: 'datetime' },
    fence: { type: 'integer', default: 0 },
    /** Written before a call that ends the token it sends: `refresh` or `renew`; null once its answer is stored. */
    pending: { type: 'string' },
    /** When something is to be done; null when only a person can. */
    dueAt: { type: 'datetime' },
    /** When the access token is to be refreshed. */
    refreshDueAt: { type: 'datetime' },
    lastRefreshAt: { type: 'datetime' },
    lastAttemptAt: { type: 'datetime' },
    /** The platform is left alone until then. */
    restUntil: { type: 'datetime' },
    /** Refreshes on `countedDay` (UTC). */
    countedDay: { type: 'string' },
    countedRefreshes: { type: 'integer', default: 0 },
    failureCode: { type: 'string' },
    failureAt: { type: 'datetime' },
    failureCount: { type: 'integer', default: 0 },
    /** The last warning before the end of the grant, in days; null: none yet. */
    warnedDays: { type: 'integer' },
    /** Head of the account's audit chain. */
    auditSeq: { type: 'integer', default: 0 },
    auditHead: { type: 'string' },
  },
} satisfies Schema;
