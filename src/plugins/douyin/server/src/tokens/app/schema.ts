import { hiddenType, type Schema } from '../../shared/feature';

/** The sealed token of an app itself. */
export const appTokenSchema = {
  kind: 'collectionType',
  collectionName: 'douyin_app_tokens',
  info: { singularName: 'app-token', pluralName: 'app-tokens', displayName: 'Douyin app token' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
  attributes: {
    appId: { type: 'string', required: true, column: { unique: true } },
    /** The client key it was given for; a new key makes it worthless. */
    clientKey: { type: 'string' },
    accessSealed: { type: 'text', private: true },
    accessExpiresAt: { type: 'datetime' },
    /** Counts up with each new token. */
    version: { type: 'integer', default: 0 },
    leaseOwner: { type: 'string' },
    leaseUntil: { type: 'datetime' },
    fence: { type: 'integer', default: 0 },
    failureCode: { type: 'string' },
    failureCount: { type: 'integer', default: 0 },
    restUntil: { type: 'datetime' },
  },
} satisfies Schema;
